import type { Page } from 'playwright-core'
import type { FileNode } from '../../cloudreve/state/types.ts'
import { App } from './app.ts'
import { dropFiles } from './drop.ts'
import { dialog, list, row, signIn } from './screens.ts'
import { startSite, type Site } from './site.ts'

/** Milliseconds for which a dialog that has just appeared takes no answer; nothing shows that they are over. */
const grace = 350

/** The app, signed in to a site with files, where others write behind its back. */
export class QuestionWorld {
  readonly site: Site
  app: App

  private constructor(site: Site, app: App) {
    this.site = site
    this.app = app
  }

  /** `files`: their names and contents; folders end with a slash. */
  static async open(
    files: Readonly<Record<string, string>>,
    options: Parameters<typeof App.launch>[0] = {},
    siteOptions: Parameters<typeof startSite>[0] = {},
  ): Promise<QuestionWorld> {
    const [site, app] = await Promise.all([startSite(siteOptions), App.launch(options)])
    const world = new QuestionWorld(site, app)
    for (const [name, content] of Object.entries(files)) {
      if (name.endsWith('/')) await site.elsewhere.createFolder(world.uri(name.slice(0, -1)))
      else await site.elsewhere.save(world.uri(name), content)
    }
    await signIn(app, site)
    for (const name of Object.keys(files).filter((one) => !one.slice(0, -1).includes('/')))
      await row(app.page, name.replace('/', '')).waitFor()
    // By name: what is saved stays where it is in the list.
    await app.page.getByRole('columnheader', { name: 'Name' }).click()
    return world
  }

  get page(): Page {
    return this.app.page
  }

  uri(name: string): string {
    return `cloudreve://my/${name.split('/').map(encodeURIComponent).join('/')}`
  }

  /** Drops a file with this content on the row of that name. */
  async replace(name: string, content: string | Uint8Array): Promise<void> {
    await dropFiles(row(this.page, name), [await this.app.file(name, content)])
  }

  /** Drops a file on the list itself, or on a folder in it. */
  async add(name: string, content: string, folder?: string): Promise<void> {
    const target = folder === undefined ? list(this.page) : row(this.page, folder)
    await dropFiles(target, [await this.app.file(name, content)])
  }

  /** Waits for the dialog with this title, past the moment in which it takes no answer. */
  async asked(title: string): Promise<void> {
    await dialog(this.page).getByRole('heading', { name: title, exact: true }).waitFor()
    await this.past()
  }

  /** Past the moment in which a question that has just come up takes no answer. */
  async past(): Promise<void> {
    await this.page.waitForTimeout(grace)
  }

  /** Presses the button of the dialog, once. */
  async press(button: string): Promise<void> {
    await dialog(this.page).getByRole('button', { name: button }).click()
  }

  async closed(): Promise<void> {
    await dialog(this.page).waitFor({ state: 'hidden' })
  }

  /** A file or folder in the state of the server. */
  node(name: string): FileNode {
    const found = this.site.server.site.state.files.find((file) => file.name === name)
    if (!found) throw new Error(`no ${name}`)
    return found
  }

  /** Happens once, right before the server looks at the first such request. */
  before(
    matches: (request: { method: string; path: string; query: Record<string, string> }) => boolean,
    happens: () => void,
  ): void {
    let isDue = true
    this.site.server.faults.add({
      match: ({ method, path, query }) => {
        if (isDue && matches({ method, path, query })) {
          isDue = false
          happens()
        }
        return false
      },
      do: { kind: 'delay', ms: 0 },
    })
  }

  /** Happens right before a transfer looks at the file or folder. */
  beforeItIsLookedAt(name: string, happens: () => void): void {
    const id = this.site.server.site.ids.encode('file', this.node(name).id)
    this.before(
      ({ path, query }) => path.endsWith('/file/info') && query['id'] === id && query['extended'] === 'true',
      happens,
    )
  }

  /** As moving to the trash does. */
  trash(name: string): void {
    const node = this.node(name)
    node.metadata['sys:restore_uri'] = this.uri(name)
    this.site.server.site.tree.place(node, null, crypto.randomUUID())
    node.trashed = true
  }

  move(name: string, folder: string, as = name): void {
    this.site.server.site.tree.place(this.node(name), this.node(folder).id, as)
  }

  /** Names of the files that are not in the trash. */
  names(): string[] {
    const { files } = this.site.server.site.state
    return files.filter(({ type, trashed }) => type === 'file' && !trashed).map(({ name }) => name)
  }

  content(name: string): Promise<string | null> {
    return this.site.content(this.uri(name))
  }

  /** The next run of the app. `kill`: it ended as in a crash. */
  async restart(how: 'quit' | 'kill' = 'quit'): Promise<void> {
    const { home } = this.app
    await this.app[how]()
    this.app = await App.launch({ home })
    await list(this.page).waitFor()
  }

  async close(): Promise<void> {
    await this.app.close()
    await this.site.server.close()
  }
}
