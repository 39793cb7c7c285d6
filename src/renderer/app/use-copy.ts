import { toast } from '../ui/index.ts'

/** Copies text and says so. */
export function useCopy(): (text: string, said: string) => Promise<void> {
  return async (text, said) => {
    await navigator.clipboard.writeText(text)
    toast({ text: said, key: 'copied', timeout: 4000 })
  }
}
