import type { FileRow, FolderRow, Row, VersionsInfo } from '../../../shared/ipc/contract.ts'
import { parentUri, parseUri } from '../../../shared/uri.ts'
import { useFormat, useT } from '../../i18n/index.ts'
import { useWho } from '../conflicts/use-who.ts'
import { together } from './logic.ts'
import { useMoment } from './use-moment.ts'

export interface Fact {
  readonly label: string
  readonly value: string
  /** Its full form, for who points at it. */
  readonly exact?: string
  /** Content would be lost. */
  readonly warn?: boolean
}

/** What is said of the selection, line by line. */
export function useFacts() {
  const t = useT()
  const format = useFormat()
  const time = useMoment()
  const who = useWho()
  const written = (number: number) => new Intl.NumberFormat(t.locale).format(number)

  function moment(label: string, at: number): Fact {
    const ago = time.ago(at)
    return {
      label,
      value: ago === null ? time.exact(at) : `${time.exact(at)} · ${ago}`,
      exact: time.full(at),
    }
  }

  function size(label: string, bytes: number): Fact {
    return { label, value: format.size(bytes), exact: `${written(bytes)} B` }
  }

  function common(row: Row): Fact[] {
    const folder = parentUri(row.file.uri)
    const path = folder === null ? [] : parseUri(folder).path
    return [
      moment(t('details.fact.created'), row.createdAt),
      {
        label: t('details.fact.owner'),
        value: t(row.owned ? 'details.value.you' : 'details.value.somebodyElse'),
      },
      {
        label: t('details.fact.where'),
        value: [t('browser.root'), ...path].join(t('questions.place.join')),
      },
      {
        label: t('details.fact.shared'),
        value: t(row.shared ? 'details.value.shared' : 'details.value.notShared'),
      },
    ]
  }

  function versions({ versions: all, kept }: VersionsInfo): string {
    const count = all.length
    if (kept === null) return t('details.value.keptNone')
    return kept === 0
      ? t('details.value.keptAll', { count })
      : t('details.value.kept', { count: Math.min(count, kept), max: kept })
  }

  const undo = {
    version: 'details.value.undoVersion',
    'safety-copy': 'details.value.undoCopy',
    no: 'details.value.undoNo',
  } as const

  return {
    ofFile(row: FileRow, info: VersionsInfo): readonly Fact[] {
      const current = info.versions.find(({ id }) => id === info.current)
      const replaceable: Fact = {
        label: t('details.fact.rights'),
        value: t(row.canReplace ? 'details.value.replace' : 'details.value.view'),
      }
      return [
        size(t('details.fact.size'), row.size),
        moment(t('details.fact.modified'), row.updatedAt),
        ...(current ? [{ label: t('details.fact.by'), value: who.alone(current.origin) }] : []),
        ...common(row),
        replaceable,
        { label: t('details.fact.versions'), value: versions(info) },
        { label: t('details.fact.undo'), value: t(undo[info.undoable]), warn: info.undoable === 'no' },
      ]
    },

    ofFolder(row: FolderRow): readonly Fact[] {
      const rights = row.canUploadInto ? 'details.value.add' : 'details.value.open'
      return [
        moment(t('details.fact.modified'), row.updatedAt),
        ...common(row),
        { label: t('details.fact.rights'), value: t(rights) },
      ]
    },

    ofSeveral(rows: readonly Row[]): readonly Fact[] {
      const { files, folders, bytes } = together(rows)
      const sum = size(t('details.several.size'), bytes)
      const part = { ...sum, value: t('details.several.sizeOfFiles', { size: sum.value }) }
      return [
        ...(files > 0 ? [{ label: t('details.several.files'), value: written(files) }] : []),
        ...(folders > 0 ? [{ label: t('details.several.folders'), value: written(folders) }] : []),
        ...(files > 0 ? [folders > 0 ? part : sum] : []),
      ]
    },
  }
}
