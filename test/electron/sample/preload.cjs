/* global process */
const { contextBridge, ipcRenderer, webUtils } = require('electron')

const attempt = (work) => {
  try {
    return work()
  } catch (error) {
    return error.message
  }
}

contextBridge.exposeInMainWorld('sample', {
  invoke: (name, ...args) => ipcRenderer.invoke(name, ...args),
  note: (text) => ipcRenderer.send('note', text),
  dropped: (files) =>
    ipcRenderer.invoke(
      'paths',
      files.map((file) => webUtils.getPathForFile(file)),
    ),
  changedPath: (file) => ipcRenderer.invoke('paths', [`${webUtils.getPathForFile(file)}/x`]),
  notAFile: () => attempt(() => webUtils.getPathForFile({})),
  onPushed: (listener) => {
    const wrapped = (_event, ...args) => listener(...args)
    ipcRenderer.on('pushed', wrapped)
    return () => ipcRenderer.off('pushed', wrapped)
  },
  nested: {
    value: 1,
    list: [1, 2],
    twice: (number) => number * 2,
    throws: () => {
      throw new RangeError('too far')
    },
  },
  reject: () => Promise.reject(new Error('later')),
  modules: () => attempt(() => require('node:fs')),
  clipboard: () => attempt(() => require('electron').clipboard),
  platform: process.platform,
  extra: process.argv.includes('--extra=1'),
  env: attempt(() => process.env),
  globals: [typeof Buffer, typeof globalThis.require],
})
