import { createHash } from 'node:crypto'
import { list } from '../../../src/core/cloudreve/listing.ts'
import { fileRef } from '../../../src/core/engine/entries.ts'
import { snapshot } from '../../../src/core/node/files/snapshot.ts'
import {
  rememberSave,
  type SavedItem,
  type SavedKind,
} from '../../../src/core/services/quick-save/last-save.ts'
import { linkOf } from '../../../src/core/services/quick-save/link.ts'
import { planSaves } from '../../../src/core/services/quick-save/plan-saves.ts'
import { savedItem } from '../../../src/core/services/quick-save/saved-item.ts'
import { stateOf } from '../harness/device.ts'
import type { Place } from '../harness/place.ts'
import type { Row } from '../harness/row.ts'
import { undoOn } from './versions.ts'

/** A small picture in one of many versions. */
const picture = (number: number) =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de', 'hex'),
    Buffer.from('0000000c49444154789c63f8ffff3f0005fe02fe0def46b80000000049454e44ae426082', 'hex'),
    Buffer.from(`number ${number}`),
  ])

interface Press {
  readonly kind: SavedKind
  readonly path: string
  readonly link: 'share' | 'direct'
}

/** One press of the key: planned by the rules, sent, proved, given its link, remembered. */
async function press(place: Place, { kind, path, link }: Press) {
  const { core, connection } = place.device
  const { parent } = await list(connection.api, place.folder)
  const folder = fileRef(connection.account, parent)
  const items = [{ source: await snapshot(path), key: '' }]
  const [planned] = await planSaves(core, connection, { kind, items, folder })
  if (!planned) throw new Error('nothing is planned')
  const transfer = await place.device.run(await place.device.add([planned.wanted]))
  const item = await savedItem(core.store, transfer, planned)
  if (!item) return { transfer, item: null }
  const linked: SavedItem = { ...item, link: await linkOf(connection, item, link) }
  const save = { kind, account: folder.account, folder: folder.id, at: core.clock.now(), items: [linked] }
  await rememberSave(core.store.settings, save)
  return { transfer, item: linked }
}

/** What somebody without an account gets by a link. */
async function got(link: string): Promise<{ status: number; hash: string }> {
  const reply = await fetch(link)
  const bytes = Buffer.from(await reply.arrayBuffer())
  return { status: reply.status, hash: createHash('sha256').update(bytes).digest('hex') }
}

const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex')

export const quickSave: readonly Row[] = [
  {
    name: 'quick save: a picture with a direct link, and again within the minute',
    did: 'a picture was saved by the rules of the clipboard, a direct link was made; a second picture was saved by the same key seconds later',
    expected:
      'one file with a name by the rule and two versions, one link, which leads to the first picture, then to the second',
    async run(place) {
      const first = await press(place, {
        ...{ kind: 'picture', link: 'direct' },
        path: await place.file('clipboard-1', picture(1), 'first'),
      })
      place.check('first press', stateOf(first.transfer), 'done: saved')
      const [name = ''] = await place.somebody.names(place.folder)
      place.note('name', name)
      const link = first.item?.link ?? ''
      place.check('link of the kind', new URL(link).pathname.split('/')[1], 'f')
      place.check('the link leads to', await got(link), { status: 200, hash: hashOf(picture(1)) })
      const second = await press(place, {
        ...{ kind: 'picture', link: 'direct' },
        path: await place.file('clipboard-2', picture(2), 'second'),
      })
      place.check('second press', stateOf(second.transfer), 'done: saved')
      place.check('names in the folder', await place.somebody.names(place.folder), [name])
      place.check('same link', second.item?.link === link, true)
      place.check('the link leads to', await got(link), { status: 200, hash: hashOf(picture(2)) })
      await place.checkServer(place.uri(name), 'second', ['second', 'first'])
    },
  },
  {
    name: 'quick save: a text with a share link, and again within the minute',
    did: 'a text was saved by the rules of the clipboard and shared; a second text was saved by the same key seconds later',
    expected: 'one file with two versions and one share, which is open to everybody and ends after a week',
    async run(place) {
      const text = async (called: string) =>
        press(place, {
          ...{ kind: 'text', link: 'share' },
          path: await place.file(`clipboard-${called}`, `${called} text`, called),
        })
      const first = await text('first')
      const second = await text('second')
      place.check(
        'presses',
        [stateOf(first.transfer), stateOf(second.transfer)],
        ['done: saved', 'done: saved'],
      )
      const names = await place.somebody.names(place.folder)
      place.check('files', names.length, 1)
      place.note('name', names[0])
      place.check('same link', second.item?.link === first.item?.link, true)
      const id = new URL(first.item?.link ?? '').pathname.split('/')[2] ?? ''
      const share = (await place.somebody.ok('GET', `/share/info/${id}`)) as { expires?: string; url: string }
      const days = (Date.parse(share.expires ?? '') - Date.now()) / (24 * 3_600_000)
      place.check('days until it ends', Math.round(days), 7)
      await place.checkServer(place.uri(names[0] ?? ''), 'second', ['second', 'first'])
    },
  },
  {
    name: 'quick save: somebody else saved between two presses',
    did: 'a picture was saved; somebody else saved over it; a second picture was saved by the same key seconds later',
    expected: 'a question about theirs, and no byte of the second picture',
    async run(place) {
      await press(place, {
        ...{ kind: 'picture', link: 'direct' },
        path: await place.file('clipboard-1', picture(1), 'first'),
      })
      const [name = ''] = await place.somebody.names(place.folder)
      await place.theirs(place.uri(name), 'what somebody else has made of it')
      place.wire.mark()
      const second = await press(place, {
        ...{ kind: 'picture', link: 'direct' },
        path: await place.file('clipboard-2', picture(2), 'second'),
      })
      place.check('second press', stateOf(second.transfer), 'asks: stale')
      place.check('bytes sent', place.wire.contentBytes(), 0)
      await place.checkServer(place.uri(name), 'theirs', ['theirs', 'first'])
    },
  },
  {
    name: 'quick save: too late to save again',
    did: 'a picture was saved and the save taken back; another was saved by the same key seconds later',
    expected: 'a new file: what was taken back is not built on',
    async run(place) {
      await press(place, {
        ...{ kind: 'picture', link: 'direct' },
        path: await place.file('clipboard-1', picture(1), 'first'),
      })
      const [name = ''] = await place.somebody.names(place.folder)
      await undoOn(place.device, place.uri(name))
      place.check('after the undo', await place.somebody.names(place.folder), [])
      await press(place, {
        ...{ kind: 'picture', link: 'direct' },
        path: await place.file('clipboard-2', picture(2), 'second'),
      })
      const names = await place.somebody.names(place.folder)
      place.check('files', names.length, 1)
      await place.checkServer(place.uri(names[0] ?? ''), 'second', ['second'])
    },
  },
]
