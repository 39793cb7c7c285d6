import { parseUri } from '../../../shared/uri.ts'
import { useT } from '../../i18n/index.ts'

/** Places for people: `My files / Finance / 2026`, `Documents / Finance`. */
export function usePlace() {
  const t = useT()
  return {
    /** A folder or file by its URI. */
    remote(uri: string): string {
      const { fs, path } = parseUri(uri)
      return (fs === 'my' ? [t('shell.nav.myFiles'), ...path] : path).join(' / ')
    },
    /** A folder of this computer, below the user's own one without it; with the file's name where it is another. */
    local(folder: string, name?: string): string {
      const parts = folder.replace(/^~[/\\]?/, '').split(/[/\\]/)
      return [...parts, ...(name === undefined ? [] : [name])].filter((part) => part !== '').join(' / ')
    },
  }
}
