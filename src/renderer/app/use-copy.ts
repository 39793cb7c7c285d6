import { desktop, useFailureText } from '../api/index.ts'
import { toast } from '../ui/index.ts'

/** Copies text and says so. */
export function useCopy(): (text: string, said: string) => Promise<void> {
  const failureText = useFailureText()
  return async (text, said) => {
    const answer = await desktop.app.copy({ text })
    if (answer.ok) toast({ text: said, key: 'copied', timeout: 4000 })
    else toast({ kind: 'bad', text: failureText(answer.error), key: 'copied' })
  }
}
