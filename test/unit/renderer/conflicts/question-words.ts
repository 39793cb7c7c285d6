import type { everyQuestion } from '../../../renderer/fake-questions.ts'

export type Name = keyof typeof everyQuestion
export interface Words {
  readonly title: string
  readonly sentence: string
  /** From left to right. */
  readonly buttons: readonly string[]
}

const next = ['Decide later', 'Save next to it']
const compare = 'Open both to compare'
const nothing = ['Cancel this transfer', 'OK']
const wait = ['Save next to it', 'Cancel this transfer', 'Wait']

const place = 'Choose another place…'

export const english: Readonly<Record<Name, Words>> = {
  stale: {
    title: 'Two versions of “Q3 budget.xlsx”',
    sentence: 'Ben saved a newer version after the one you started from. Nothing of yours has been sent.',
    buttons: [compare, ...next],
  },
  'stale, from another place of mine': {
    title: 'Two versions of “Contracts 2026.docx”',
    sentence:
      'You, in another place, saved a newer version after the one you started from. Nothing of yours has been sent.',
    buttons: [compare, ...next],
  },
  'stale, no versions': {
    title: 'Two versions of “Q3 budget.xlsx”',
    sentence: 'Ben saved a newer version after the one you started from. Nothing of yours has been sent.',
    buttons: [compare, ...next],
  },
  'stale, unseen': {
    title: 'Two versions of “Q3 budget.xlsx”',
    sentence:
      'The server’s version is newer than your file, and nothing says that you have seen it. Nothing of yours has been sent.',
    buttons: [compare, ...next],
  },
  taken: {
    title: '“Hiring plan.docx” already exists',
    sentence: 'Added 3 minutes ago by Ben. Nothing of yours has been sent.',
    buttons: [place, 'Compare…', ...next],
  },
  'taken, no versions': {
    title: '“Hiring plan.docx” already exists',
    sentence: 'Added 3 minutes ago by Ben. Nothing of yours has been sent.',
    buttons: [place, 'Compare…', ...next],
  },
  'taken, another spelling': {
    title: '“hiring plan.docx” already exists',
    sentence:
      'The server has “Hiring plan.docx”, which differs only in how it is written. Nothing of yours has been sent.',
    buttons: [place, 'Compare…', ...next],
  },
  'taken by a folder': {
    title: '“Receipts” already exists',
    sentence: 'It is a folder. Nothing of yours has been sent.',
    buttons: [place, 'Keep the server’s', 'Decide later', 'Save next to it'],
  },
  moved: {
    title: '“index.html” was moved',
    sentence: 'It was moved to “My files / Website / old”. Nothing has been sent.',
    buttons: ['New file here', 'Decide later', 'Replace it there'],
  },
  renamed: {
    title: '“index.html” was moved',
    sentence: 'It is called “home.html” now. Nothing has been sent.',
    buttons: ['New file here', 'Decide later', 'Replace it there'],
  },
  gone: {
    title: '“index.html” no longer exists',
    sentence: 'It was deleted. Nothing has been sent.',
    buttons: [place, 'Decide later', 'New file here'],
  },
  'gone to the trash': {
    title: '“index.html” no longer exists',
    sentence: 'It was moved to the trash. Nothing has been sent.',
    buttons: [place, 'Bring it back and replace it', 'Decide later', 'New file here'],
  },
  'folder gone': {
    title: 'The folder for “report.pdf” no longer exists',
    sentence: 'It was deleted. Nothing has been sent.',
    buttons: ['Decide later', place],
  },
  'folder moved': {
    title: 'The folder for “report.pdf” no longer exists',
    sentence: 'It was moved to “My files / Archive / 2026”. Nothing has been sent.',
    buttons: [place, 'Decide later', 'Save it there'],
  },
  locked: {
    title: '“release-notes.md” is in use',
    sentence:
      'It is open in the web editor. Redrop sends your version as soon as it is free. Nothing has been sent yet.',
    buttons: wait,
  },
  'locked by an attempt of ours': {
    title: '“release-notes.md” is in use',
    sentence:
      'Another upload of this computer holds it. Redrop sends your version as soon as it is free. Nothing has been sent yet.',
    buttons: wait,
  },
  empty: {
    title: 'Your file is empty',
    sentence:
      '“team-notes.txt” has 0 bytes on this computer. The server’s 3 KB would be replaced by nothing.',
    buttons: ['Replace with empty file', 'Don’t replace'],
  },
  shrunk: {
    title: 'Replace with a much smaller file?',
    sentence: '“Price list.csv” is 86 KB on the server. Your file is 0.4 KB, less than a tenth of it.',
    buttons: ['Compare…', 'Replace anyway', 'Don’t replace'],
  },
  'other type': {
    title: 'Replace a PDF with a PNG?',
    sentence: '“Annual report.pdf” is named like a PDF. Your file is a PNG, whatever its name says.',
    buttons: ['Replace anyway', 'Don’t replace'],
  },
  'not mine': {
    title: '“Handbook.md” cannot be replaced',
    sentence: 'It belongs to somebody else, or you may only read it. Nothing has been sent.',
    buttons: nothing,
  },
  'name refused': {
    title: 'The server does not accept “a:b.txt”',
    sentence: 'The server does not accept this name. Nothing has been sent; choose another one.',
    buttons: ['Decide later', 'Save as “a_b.txt”'],
  },
  'type refused': {
    title: 'The server does not accept “tool.exe”',
    sentence: 'The server does not accept files of this type. Nothing has been sent.',
    buttons: nothing,
  },
  'too big': {
    title: '“Raw footage.mov” is too big for this site',
    sentence: 'It has 2.1 MB; the limit is 100 MB. Nothing has been sent.',
    buttons: nothing,
  },
  'too big, limit unknown': {
    title: '“Raw footage.mov” is too big for this site',
    sentence: 'It has 2.1 MB, more than the server accepts. Nothing has been sent.',
    buttons: nothing,
  },
  'no space': {
    title: 'Not enough space',
    sentence:
      '“Raw footage.mov” needs 6.2 GB, 4.8 GB are free. The old version counts too, until it is deleted.',
    buttons: nothing,
  },
  'pushes out': {
    title: 'Older versions of “Price list.csv” would go',
    sentence:
      'The server keeps only so many versions. To make room it would delete 2 versions that this link did not send. Nothing has been sent.',
    buttons: [
      'Delete older versions of this link instead',
      'Go on, let them go',
      'Decide later',
      'Stop, pause the link',
    ],
  },
  covered: {
    title: 'Two versions of “Q3 budget.xlsx” were saved at once',
    sentence:
      'Ben saved a version in the same moment as you. Yours is the current one; the other lies under it and nobody has seen it.',
    buttons: ['Decide later', 'Bring the other one back'],
  },
}

export const chinese: Partial<Record<Name, Words>> = {
  stale: {
    title: '“Q3 budget.xlsx”有两个版本',
    sentence: '你的文件基于较早的版本，Ben 之后又保存了新版本。你的文件尚未上传。',
    buttons: ['打开两个版本比较', '稍后决定', '另存一份'],
  },
  moved: {
    title: '“index.html”已被移动',
    sentence: '它被移到了“我的文件 / Website / old”。尚未上传任何内容。',
    buttons: ['在此处新建', '稍后决定', '在新位置替换'],
  },
  locked: {
    title: '“release-notes.md”正在使用中',
    sentence: '此文件已在网页编辑器中打开。一旦空闲，Redrop 会立即上传你的版本。尚未上传任何内容。',
    buttons: ['另存一份', '取消此项传输', '等待'],
  },
  'pushes out': {
    title: '“Price list.csv”的旧版本将被删除',
    sentence:
      '服务器只保留一定数量的版本。为腾出位置，它会删除 2 个不是由此关联上传的版本。尚未上传任何内容。',
    buttons: ['改为删除此关联自己的旧版本', '继续，删除它们', '稍后决定', '停止并暂停关联'],
  },
  shrunk: {
    title: '要用小得多的文件替换吗？',
    sentence: '服务器上的“Price list.csv”为 86 KB，你的文件只有 0.4 KB，不到它的十分之一。',
    buttons: ['比较…', '仍要替换', '不替换'],
  },
}
