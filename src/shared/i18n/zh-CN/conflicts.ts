import type { conflicts as english } from '../en/conflicts.ts'
import type { SameKeys } from '../same-keys.ts'

export const conflicts: SameKeys<typeof english> = {
  stale: {
    title: '“{name}”有两个版本',
    text: '你的文件基于较早的版本，{who} 之后又保存了新版本。你的文件尚未上传。',
    unseen: '服务器上的版本比你的文件新，且无法确定你是否见过它。你的文件尚未上传。',
    create: '另存一份',
    replace: '用我的版本替换',
    'keep-remote': '保留服务器上的版本',
  },
  noUndo: '服务器不保留历史版本：替换后，{who} 的内容将无法恢复。',
  taken: {
    title: '“{name}”已存在',
    text: '由 {who} 于 {when} 添加。你的文件尚未上传。',
    folder: '它是一个文件夹。你的文件尚未上传。',
    similar: '服务器上已有“{other}”，仅写法不同。你的文件尚未上传。',
    create: '另存一份',
    replace: '替换',
    'keep-remote': '保留服务器上的版本',
  },
  moved: {
    title: '“{name}”已被移动',
    text: '它被移到了“{folder}”。尚未上传任何内容。',
    follow: '在新位置替换',
    create: '在此处新建',
  },
  gone: {
    title: '“{name}”已不存在',
    text: '它已被删除。尚未上传任何内容。',
    inTrash: '它已被移入回收站。尚未上传任何内容。',
    create: '在此处新建',
    'restore-and-replace': '恢复并替换',
  },
  'folder-gone': {
    title: '“{name}”的目标文件夹已不存在',
    text: '它已被删除。尚未上传任何内容。',
    moved: '它被移到了“{folder}”。尚未上传任何内容。',
    create: '保存到那里',
  },
  locked: {
    title: '“{name}”正在使用中',
    text: '此文件已在{app}中打开。尚未上传任何内容。',
    wait: '等待',
    create: '另存一份',
    'release-lock': '解除锁定…（他人正在输入的内容可能会丢失）',
    confirmRelease: '要解除锁定吗？他人正在输入的内容可能会丢失。',
  },
  'not-allowed': {
    title: '无法替换“{name}”',
    owner: '它属于他人，或你只有读取权限。',
    name: '服务器不接受此名称。',
    type: '服务器不接受此类文件。',
    size: '“{name}”大小为 {size}，上限为 {max}。',
    create: '另存为“{proposal}”',
  },
  'no-space': {
    title: '空间不足',
    text: '“{name}”需要 {need}，剩余 {free}。旧版本在删除之前同样占用空间。',
  },
  empty: {
    title: '你的文件是空的',
    text: '这台电脑上的“{name}”为 0 字节，替换后服务器上 {remote} 的内容将被清空。',
    'keep-remote': '不替换',
    'accept-guard': '用空文件替换',
  },
  shrunk: {
    title: '要用小得多的文件替换吗？',
    text: '服务器上的“{name}”为 {remote}，你的文件只有 {local}，不到它的十分之一。',
    'keep-remote': '不替换',
    'accept-guard': '仍要替换',
  },
  'other-type': {
    title: '要用 {found} 替换 {expected} 吗？',
    text: '“{name}”从名称看是 {expected}；无论文件名如何，你的文件实际是 {found}。',
    'keep-remote': '不替换',
    'accept-guard': '仍要替换',
  },
  covered: {
    title: '“{name}”同时保存了两个版本',
    text: '{who} 与你在同一时刻保存了版本。当前版本是你的；另一个版本位于其下，还没有人见过。',
    'bring-back': '恢复另一个版本',
    replace: '保留我的版本',
  },
  sides: { server: '服务器上', yours: '你的', between: '期间的版本' },
  later: '稍后决定',
  apps: {
    upload: '另一项上传',
    viewer: '网页编辑器',
    dav: 'WebDAV 程序',
    other: '服务器自身的任务（{app}）',
  },
}
