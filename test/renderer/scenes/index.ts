import { activityScenes } from './activity.ts'
import { compareScenes } from './compare.ts'
import { detailScenes } from './details.ts'
import { everyDialog } from './every-dialog.ts'
import { fileScenes } from './files.ts'
import { historyScenes } from './history.ts'
import { linkScenes } from './links.ts'
import { networkScenes } from './network.ts'
import { pinScenes } from './pins.ts'
import { planScenes } from './plan.ts'
import type { Scene } from './scene.ts'
import { shellScenes } from './shell.ts'
import { settingsScenes } from './settings.ts'
import { signInScenes } from './sign-in.ts'
import { smallScenes } from './small.ts'

export const scenes: Readonly<Record<string, Scene>> = {
  ...activityScenes,
  ...compareScenes,
  ...detailScenes,
  ...everyDialog,
  ...fileScenes,
  ...historyScenes,
  ...linkScenes,
  ...networkScenes,
  ...pinScenes,
  ...planScenes,
  ...signInScenes,
  ...settingsScenes,
  ...shellScenes,
  ...smallScenes,
}
