import { z } from 'zod'
import { isAccelerator } from '../../accelerator.ts'
import { isSaveName } from '../../save-name.ts'

const text = z.string().max(4096)
const id = z.string().min(1).max(200)
const account = z.object({ instance: id, user: id })
const file = z.object({ account, id, uri: text })
const keys = z.string().max(60).refine(isAccelerator).nullable()
const name = text.refine(isSaveName).exactOptional()
const folder = file.nullable().exactOptional()

/** The part of the settings that is about it. */
export const quickSaveSettings = {
  globalKeys: z.strictObject({ saveClipboard: keys, showShelf: keys, pushLink: keys }).exactOptional(),
  pictureName: name,
  textName: name,
  pictureFolder: folder,
  textFolder: folder,
  filesFolder: folder,
  saveAgain: z.boolean().exactOptional(),
  linkAfterSave: z.enum(['by-kind', 'share', 'direct', 'none']).exactOptional(),
  showAfterSave: z.enum(['nothing', 'browser', 'window']).exactOptional(),
}

export const quickSaveSchemas = {
  'quickSave.preview': z.strictObject({ account }),
  'quickSave.save': z.strictObject({ account, token: id, folder: file.nullable() }),
  'shortcuts.info': z.null(),
  'shortcuts.record': z.strictObject({ on: z.boolean() }),
} as const
