import type { Locator, Page } from 'playwright-core'

type DragType = 'dragEnter' | 'dragOver' | 'drop' | 'dragCancel'

/** A drag of local files over a page, as the system's file manager would start it. */
export class FileDrag {
  private readonly send: (type: DragType, x: number, y: number) => Promise<void>
  private at = { x: 0, y: 0 }

  private constructor(send: FileDrag['send']) {
    this.send = send
  }

  /** `alt`: it is held down all the time. */
  static async start(
    page: Page,
    paths: readonly string[],
    { alt = false }: { readonly alt?: boolean } = {},
  ): Promise<FileDrag> {
    const session = await page.context().newCDPSession(page)
    const data = { items: [], files: [...paths], dragOperationsMask: 1 }
    return new FileDrag(async (type, x, y) => {
      await session.send('Input.dispatchDragEvent', { type, x, y, data, modifiers: alt ? 1 : 0 })
      if (type === 'drop' || type === 'dragCancel') await session.detach()
    })
  }

  async over(target: Locator): Promise<void> {
    await target.scrollIntoViewIfNeeded()
    const box = await target.boundingBox()
    if (box === null) throw new Error('the drop target is not visible')
    this.at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    await this.send('dragEnter', this.at.x, this.at.y)
    await this.send('dragOver', this.at.x, this.at.y)
  }

  async drop(): Promise<void> {
    await this.send('drop', this.at.x, this.at.y)
  }

  async cancel(): Promise<void> {
    await this.send('dragCancel', this.at.x, this.at.y)
  }
}

export async function dropFiles(
  target: Locator,
  paths: readonly string[],
  keys: { readonly alt?: boolean } = {},
): Promise<void> {
  const drag = await FileDrag.start(target.page(), paths, keys)
  await drag.over(target)
  await drag.drop()
}
