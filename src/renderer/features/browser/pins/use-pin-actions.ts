import type { Failure, Pin, Row } from '../../../../shared/ipc/contract.ts'
import { parentUri } from '../../../../shared/uri.ts'
import { useNavigation } from '../../../app/navigation.ts'
import { useFailureText } from '../../../api/index.ts'
import { useT } from '../../../i18n/index.ts'
import { usePins } from '../../../stores/browser-pins.ts'
import { useBrowser } from '../../../stores/browser.ts'
import { toast } from '../../../ui/index.ts'

export type PinAction = 'open' | 'show' | 'up' | 'down' | 'find' | 'remove'

/** What clicks, menus and keys do with pinned targets. */
export function usePinActions() {
  const t = useT()
  const failureText = useFailureText()
  const pins = usePins()
  const browser = useBrowser()
  const navigation = useNavigation()

  function tell(failure: Failure | null): void {
    if (failure) toast({ kind: 'bad', text: failureText(failure) })
  }

  function whereIs({ file }: Pin): Pin | undefined {
    return pins.pins.find((pin) => pin.file.id === file.id)
  }

  async function show({ file, name }: Pin): Promise<void> {
    navigation.go('files')
    await browser.openAt(parentUri(file.uri) ?? file.uri, name)
  }

  async function open(pin: Pin): Promise<void> {
    // It may have been moved; without an answer its last known place is as good as any.
    await pins.find(pin)
    const now = whereIs(pin) ?? pin
    if (now.missing) toast({ kind: 'info', text: t(`browser.pins.${now.missing}`, { name: now.name }) })
    else if (now.type === 'file') await show(now)
    else {
      navigation.go('files')
      await browser.open(now.file.uri)
    }
  }

  async function find(pin: Pin): Promise<void> {
    const at = pins.pins.findIndex((one) => one.file.id === pin.file.id)
    const failure = await pins.find(pin)
    const now = pins.pins[at]
    if (failure) tell(failure)
    else if (now?.missing) toast({ kind: 'info', text: t(`browser.pins.${now.missing}`, { name: now.name }) })
    else toast({ text: t('browser.pins.found', { name: pin.name }) })
  }

  /** One step; answers whether there is one. */
  async function move(pin: Pin, step: -1 | 1): Promise<boolean> {
    const ids = pins.pins.map(({ file }) => file.id)
    const at = ids.indexOf(pin.file.id)
    if (ids[at + step] === undefined) return false
    tell(await pins.place(pin.file.id, ids[step < 0 ? at - 1 : at + 2] ?? null))
    return true
  }

  return {
    move,
    place: async (id: string, before: string | null) => tell(await pins.place(id, before)),
    add: async (rows: readonly Row[]) => tell(await pins.add(rows)),
    remove: async (target: Pick<Pin, 'file'>) => tell(await pins.remove(target)),

    async run(pin: Pin, action: PinAction): Promise<void> {
      if (action === 'open') await open(pin)
      else if (action === 'show') await show(pin)
      else if (action === 'find') await find(pin)
      else if (action === 'remove') tell(await pins.remove(pin))
      else await move(pin, action === 'up' ? -1 : 1)
    },
  }
}
