import type { Base, RemoteEntry } from '../../shared/model/index.ts'

declare const precondition: unique symbol

/**
 * What the server must still have for a write to happen (`previous`, contract §5.7). Only the two functions below
 * make one, so a write without a precondition does not type-check.
 */
export type Precondition = string & { readonly [precondition]: true }

/** Replace: the version the user built on must be the current one. */
export function mustBeCurrent(base: Base): Precondition {
  return base.version.id as Precondition
}

/**
 * Create: no file with content may be there. A folder carries the site's encoding of entity id 0; a file with content
 * never matches it (40076), a file that never had content does, which is harmless.
 */
export function mustBeAbsent(
  folder: Pick<RemoteEntry, 'type' | 'version'> & { readonly type: 'folder' },
): Precondition {
  return folder.version as Precondition
}
