import { parseUri } from '../../../shared/uri.ts'
import { useT } from '../../i18n/index.ts'

/** A folder of the user's own space, for people: `My files / Reports`. */
export function usePlaceText(): (uri: string) => string {
  const t = useT()
  return (uri) => [t('browser.root'), ...parseUri(uri).path].join(' / ')
}
