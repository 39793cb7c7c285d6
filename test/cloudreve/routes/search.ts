import { extensionOf } from '../files/names.ts'
import type { FileUri } from '../files/uri.ts'
import { ApiError } from '../http/reply.ts'
import type { Site } from '../state/site.ts'
import type { FileNode } from '../state/types.ts'

/** Modifiers alone do not make a search (contract §10). */
const modifiers = ['name_op_or', 'use_or', 'case_folding']
const categories: Readonly<Record<string, readonly string[]>> = {
  image: ['png', 'jpg', 'jpeg', 'gif', 'bmp', 'webp', 'svg', 'heic'],
  video: ['mp4', 'mkv', 'webm', 'avi', 'mov'],
  audio: ['mp3', 'ogg', 'wav', 'flac', 'm4a'],
  document: ['doc', 'docx', 'xls', 'xlsx', 'ppt', 'pptx', 'pdf', 'txt', 'md', 'odt'],
}

export function isSearch(uri: FileUri): boolean {
  return [...uri.search.keys()].some((key) => !modifiers.includes(key))
}

/** Everything below a folder that matches; by name, type, category and size. */
export function search(site: Site, folder: FileNode, query: URLSearchParams): FileNode[] {
  const [, ...below] = site.tree.subtree(folder)
  const category = query.get('category')
  if (category !== null) {
    const extensions = categories[category]
    if (extensions === undefined) throw new ApiError(-1, '')
    return below.filter((node) => node.type === 'file' && extensions.includes(extensionOf(node.name)))
  }
  return below.filter(
    (node) => namesMatch(node, query) && typeMatches(node, query) && sizeMatches(node, query),
  )
}

function namesMatch(node: FileNode, query: URLSearchParams): boolean {
  const patterns = query.getAll('name').map(namePattern)
  if (patterns.length === 0) return true
  const any = query.has('name_op_or') || query.has('use_or')
  return any ? patterns.some((each) => each.test(node.name)) : patterns.every((each) => each.test(node.name))
}

/** `*` is a wildcard except in double quotes; SQLite ignores the case of ASCII. */
function namePattern(text: string): RegExp {
  const quoted = /^"(.*)"$/s.exec(text)
  const escape = (part: string): string => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
  if (quoted?.[1] !== undefined) return new RegExp(escape(quoted[1]), 'i')
  return text.includes('*')
    ? new RegExp(`^${text.split('*').map(escape).join('.*')}$`, 'is')
    : new RegExp(escape(text), 'i')
}

function typeMatches(node: FileNode, query: URLSearchParams): boolean {
  const type = query.get('type')
  return type === null || type === node.type
}

/** A lone lower bound also applies an upper one of 0: a defect of the real server. */
function sizeMatches(node: FileNode, query: URLSearchParams): boolean {
  const [from, to] = [query.get('size_gte'), query.get('size_lte')]
  if (from === null && to === null) return true
  return node.type === 'file' && node.size >= Number(from ?? 0) && node.size <= Number(to ?? 0)
}
