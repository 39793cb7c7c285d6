import type { IpcRenderer, IpcRendererEvent, WebUtils } from 'electron'
import type {
  DesktopApi,
  EventName,
  EventPayload,
  RequestInput,
  RequestName,
  RequestOutput,
  Result,
} from '../shared/ipc/contract.ts'

export interface BridgeParts {
  readonly ipcRenderer: Pick<IpcRenderer, 'invoke' | 'on' | 'removeListener'>
  readonly webUtils: Pick<WebUtils, 'getPathForFile'>
}

/** What the page gets: each method has a channel of its own, and a listener only ever sees the payload of its event. */
export function createBridge({ ipcRenderer, webUtils }: BridgeParts): DesktopApi {
  const ask =
    <N extends RequestName>(name: N) =>
    (input?: RequestInput<N>): Promise<Result<RequestOutput<N>>> =>
      ipcRenderer.invoke(name, input ?? null) as Promise<Result<RequestOutput<N>>>

  const listen =
    <N extends EventName>(name: N) =>
    (listener: (payload: EventPayload<N>) => void) => {
      const heard = (_event: IpcRendererEvent, payload: EventPayload<N>) => listener(payload)
      ipcRenderer.on(name, heard)
      return () => void ipcRenderer.removeListener(name, heard)
    }

  return {
    app: {
      info: ask('app.info'),
      arrivals: ask('app.arrivals'),
      openAtLogin: ask('app.openAtLogin'),
      setOpenAtLogin: ask('app.setOpenAtLogin'),
      copy: ask('app.copy'),
    },
    demo: { start: ask('demo.start'), remove: ask('demo.remove') },
    accounts: {
      list: ask('accounts.list'),
      probe: ask('accounts.probe'),
      captcha: ask('accounts.captcha'),
      signIn: ask('accounts.signIn'),
      answer: ask('accounts.answer'),
      signInWithBrowser: ask('accounts.signInWithBrowser'),
      openBrowserAgain: ask('accounts.openBrowserAgain'),
      waitForBrowser: ask('accounts.waitForBrowser'),
      cancelSignIn: ask('accounts.cancelSignIn'),
      signOut: ask('accounts.signOut'),
      capacity: ask('accounts.capacity'),
    },
    browse: {
      list: ask('browse.list'),
      details: ask('browse.details'),
      createFolder: ask('browse.createFolder'),
      rename: ask('browse.rename'),
      trash: ask('browse.trash'),
      untrash: ask('browse.untrash'),
      openOnWeb: ask('browse.openOnWeb'),
      copyLinks: ask('browse.copyLinks'),
    },
    pins: {
      list: ask('pins.list'),
      add: ask('pins.add'),
      remove: ask('pins.remove'),
      arrange: ask('pins.arrange'),
      seen: ask('pins.seen'),
      check: ask('pins.check'),
      find: ask('pins.find'),
    },
    plans: {
      make: ask('plans.make'),
      ready: ask('plans.ready'),
      rows: ask('plans.rows'),
      look: ask('plans.look'),
      choose: ask('plans.choose'),
      setKeepModified: ask('plans.setKeepModified'),
      follow: ask('plans.follow'),
      start: ask('plans.start'),
      cancel: ask('plans.cancel'),
    },
    quickSave: { preview: ask('quickSave.preview'), save: ask('quickSave.save') },
    shortcuts: { info: ask('shortcuts.info'), record: ask('shortcuts.record') },
    history: {
      page: ask('history.page'),
      overview: ask('history.overview'),
      way: ask('history.way'),
      undo: ask('history.undo'),
      redo: ask('history.redo'),
      retry: ask('history.retry'),
      clear: ask('history.clear'),
    },
    live: { watch: ask('live.watch') },
    outside: { get: ask('outside.get'), set: ask('outside.set') },
    links: {
      list: ask('links.list'),
      add: ask('links.add'),
      setMode: ask('links.setMode'),
      push: ask('links.push'),
      pause: ask('links.pause'),
      resume: ask('links.resume'),
      pauseAll: ask('links.pauseAll'),
      resumeAll: ask('links.resumeAll'),
      locate: ask('links.locate'),
      show: ask('links.show'),
      remove: ask('links.remove'),
      edit: ask('links.edit'),
      open: ask('links.open'),
      done: ask('links.done'),
    },
    safety: {
      list: ask('safety.list'),
      restore: ask('safety.restore'),
      saveAs: ask('safety.saveAs'),
      remove: ask('safety.remove'),
    },
    trash: { list: ask('trash.list'), putInto: ask('trash.putInto'), purge: ask('trash.purge') },
    compare: {
      open: ask('compare.open'),
      hunks: ask('compare.hunks'),
      picture: ask('compare.picture'),
      openBoth: ask('compare.openBoth'),
      saveMerge: ask('compare.saveMerge'),
      close: ask('compare.close'),
    },
    windows: {
      open: ask('windows.open'),
      fit: ask('windows.fit'),
      showShelf: ask('windows.showShelf'),
      quit: ask('windows.quit'),
    },
    versions: {
      list: ask('versions.list'),
      restore: ask('versions.restore'),
      remove: ask('versions.remove'),
      open: ask('versions.open'),
      undo: ask('versions.undo'),
      redo: ask('versions.redo'),
    },
    transfers: {
      registerDropped: (files) =>
        ask('transfers.registerDropped')({
          paths: Array.from(files, (file) => webUtils.getPathForFile(file)),
        }),
      pick: ask('transfers.pick'),
      paste: ask('transfers.paste'),
      replace: ask('transfers.replace'),
      upload: ask('transfers.upload'),
      uploadBeside: ask('transfers.uploadBeside'),
      pickFolder: ask('transfers.pickFolder'),
      downloadInto: ask('transfers.downloadInto'),
      download: ask('transfers.download'),
      cancel: ask('transfers.cancel'),
      retry: ask('transfers.retry'),
      pause: ask('transfers.pause'),
      resume: ask('transfers.resume'),
      pauseAll: ask('transfers.pauseAll'),
      resumeAll: ask('transfers.resumeAll'),
      first: ask('transfers.first'),
      retryFailed: ask('transfers.retryFailed'),
      cancelAll: ask('transfers.cancelAll'),
      clearFinished: ask('transfers.clearFinished'),
      remove: ask('transfers.remove'),
      undo: ask('transfers.undo'),
      redo: ask('transfers.redo'),
    },
    decisions: {
      decide: ask('decisions.decide'),
      refresh: ask('decisions.refresh'),
      proposal: ask('decisions.proposal'),
    },
    network: {
      info: ask('network.info'),
      setProxy: ask('network.setProxy'),
      testProxy: ask('network.testProxy'),
      certificate: ask('network.certificate'),
      trust: ask('network.trust'),
      distrust: ask('network.distrust'),
      addAuthority: ask('network.addAuthority'),
      removeAuthority: ask('network.removeAuthority'),
    },
    secrets: {
      info: ask('secrets.info'),
      unlock: ask('secrets.unlock'),
      moveTo: ask('secrets.moveTo'),
      lookAgain: ask('secrets.lookAgain'),
      startAnew: ask('secrets.startAnew'),
    },
    settings: {
      get: ask('settings.get'),
      set: ask('settings.set'),
      showSafetyCopies: ask('settings.showSafetyCopies'),
    },
    activity: { snapshot: ask('activity.snapshot') },
    events: {
      onActivity: listen('onActivity'),
      onProgress: listen('onProgress'),
      onAccounts: listen('onAccounts'),
      onSecrets: listen('onSecrets'),
      onSettings: listen('onSettings'),
      onFolderChanged: listen('onFolderChanged'),
      onLive: listen('onLive'),
      onRows: listen('onRows'),
      onPins: listen('onPins'),
      onPlan: listen('onPlan'),
      onLinks: listen('onLinks'),
      onCommand: listen('onCommand'),
      onShortcuts: listen('onShortcuts'),
      onArrival: listen('onArrival'),
      onQuitting: listen('onQuitting'),
    },
  }
}
