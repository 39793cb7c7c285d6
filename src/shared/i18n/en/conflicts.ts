/** Questions: title, sentence, and the answers by kind of conflict. Look and wording of every dialog. */
export const conflicts = {
  stale: {
    title: 'Two versions of “{name}”',
    text: '{who} saved a newer version after the one you started from. Nothing of yours has been sent.',
    unseen:
      'The server’s version is newer than your file, and nothing says that you have seen it. Nothing of yours has been sent.',
    create: 'Save next to it',
    replace: 'Replace with mine',
    'keep-remote': 'Keep the server’s',
  },
  noUndo: 'The server keeps no versions: replacing removes {who}’s content for good.',
  taken: {
    title: '“{name}” already exists',
    text: 'Added {when} by {who}. Nothing of yours has been sent.',
    folder: 'It is a folder. Nothing of yours has been sent.',
    similar:
      'The server has “{other}”, which differs only in how it is written. Nothing of yours has been sent.',
    create: 'Save next to it',
    replace: 'Replace',
    'keep-remote': 'Keep the server’s',
  },
  moved: {
    title: '“{name}” was moved',
    text: 'It was moved to “{folder}”. Nothing has been sent.',
    follow: 'Replace it there',
    create: 'New file here',
  },
  gone: {
    title: '“{name}” no longer exists',
    text: 'It was deleted. Nothing has been sent.',
    inTrash: 'It was moved to the trash. Nothing has been sent.',
    create: 'New file here',
    'restore-and-replace': 'Bring it back and replace it',
  },
  'folder-gone': {
    title: 'The folder for “{name}” no longer exists',
    text: 'It was deleted. Nothing has been sent.',
    moved: 'It was moved to “{folder}”. Nothing has been sent.',
    create: 'Save it there',
  },
  locked: {
    title: '“{name}” is in use',
    text: 'It is open in {app}. Nothing has been sent yet.',
    wait: 'Wait',
    create: 'Save next to it',
    'release-lock': 'Release lock… (can lose what somebody is typing)',
    confirmRelease: 'Release the lock? What somebody is typing there can be lost.',
  },
  'not-allowed': {
    title: '“{name}” cannot be replaced',
    owner: 'It belongs to somebody else, or you may only read it.',
    name: 'The server does not accept this name.',
    type: 'The server does not accept files of this type.',
    size: '“{name}” has {size}; the limit is {max}.',
    create: 'Save as “{proposal}”',
  },
  'no-space': {
    title: 'Not enough space',
    text: '“{name}” needs {need}, {free} are free. The old version counts too, until it is deleted.',
  },
  empty: {
    title: 'Your file is empty',
    text: '“{name}” has 0 bytes on this computer. The server’s {remote} would be replaced by nothing.',
    'keep-remote': 'Don’t replace',
    'accept-guard': 'Replace with empty file',
  },
  shrunk: {
    title: 'Replace with a much smaller file?',
    text: '“{name}” is {remote} on the server. Your file is {local}, less than a tenth of it.',
    'keep-remote': 'Don’t replace',
    'accept-guard': 'Replace anyway',
  },
  'other-type': {
    title: 'Replace a {expected} with a {found}?',
    text: '“{name}” is named like a {expected}. Your file is a {found}, whatever its name says.',
    'keep-remote': 'Don’t replace',
    'accept-guard': 'Replace anyway',
  },
  covered: {
    title: 'Two versions of “{name}” were saved at once',
    text: '{who} saved a version in the same moment as you. Yours is the current one; the other lies under it and nobody has seen it.',
    'bring-back': 'Bring the other one back',
    replace: 'Keep mine',
  },
  sides: { server: 'On the server', yours: 'Yours', between: 'In between' },
  later: 'Decide later',
  apps: {
    upload: 'another upload',
    viewer: 'the web editor',
    dav: 'a WebDAV program',
    other: 'the server itself ({app})',
  },
} as const
