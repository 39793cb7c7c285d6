import type { cliManual as english } from '../en/cli-manual.ts'
import type { SameKeys } from '../same-keys.ts'

export const cliManual: SameKeys<typeof english> = {
  title: '用户命令',
  name: '名称',
  synopsis: '概要',
  description: '描述',
  commands: '命令',
  options: '通用选项',
  exit: '退出状态',
  environment: '环境变量',
  examples: '示例',
  about:
    '远程文件用地址表示：cloudreve://my/文件夹/文件。只有在服务器仍是上次看到的版本时才会替换：如果其间有他人修改，终端上会询问，其他情况下以状态 3 退出。',
  app: '当同一用户、同一配置的应用正在运行时，由它来完成工作：put、resume、cancel 和 status 与它通信，queue 和 watch 需要它。没有应用时，每个命令独立工作。',
  everywhere: '以下选项适用于所有命令。',
  codes: {
    done: '完成。',
    other: '出现其他问题，或命令被中止。',
    usage: '命令行有误。',
    conflict: '服务器上的内容与之前看到的不同，且尚未决定如何处理。',
    locked: '文件正在使用。',
    signIn: '需要登录。',
    notFoundOrAllowed: '不存在或不允许。',
    tooLargeOrNoSpace: '文件过大或空间不足。',
    networkOrUnknown: '无法连接服务器或应用，或结果尚不可知。',
  },
  variables: {
    REDROP_HOME: '配置文件夹，代替默认位置。',
    REDROP_PASSPHRASE: '在没有系统密钥库时，用于打开保存登录信息的加密文件。',
    HTTPS_PROXY: '系统代理，与其他程序相同。',
    REDROP_LOG: '值为 1 时，在 stderr 中以 JSON 行输出内部过程。',
  },
  example: {
    put: '替换一个远程文件',
    putMany: '将图片放入文件夹，与已有文件并存',
    undo: '撤销对某个文件的上一次操作',
    watch: '供脚本跟踪应用的活动',
  },
}
