import { must } from '../state/site.ts'
import type { FileNode, State } from '../state/types.ts'

/** Folders and names over the flat list in the state. */
export class Tree {
  private readonly state: State
  private readonly byId = new Map<number, FileNode>()
  /** Folder id → name → entry. */
  private readonly byName = new Map<number, Map<string, FileNode>>()

  constructor(state: State) {
    this.state = state
    for (const node of state.files) this.index(node)
  }

  get(id: number): FileNode | undefined {
    return this.byId.get(id)
  }

  add(node: FileNode): void {
    this.state.files.push(node)
    this.index(node)
  }

  /** Takes one entry out; its content must be gone already. */
  remove(node: FileNode): void {
    this.unlink(node)
    this.byId.delete(node.id)
    this.state.files.splice(this.state.files.indexOf(node), 1)
  }

  place(node: FileNode, parentId: number | null, name: string): void {
    this.unlink(node)
    node.parentId = parentId
    node.name = name
    this.index(node)
  }

  root(ownerId: number): FileNode {
    return must(
      this.state.files.find((node) => node.ownerId === ownerId && node.parentId === null && !node.trashed),
    )
  }

  trash(ownerId: number): FileNode[] {
    return this.state.files.filter((node) => node.ownerId === ownerId && node.trashed)
  }

  child(folder: FileNode, name: string): FileNode | undefined {
    return this.byName.get(folder.id)?.get(name)
  }

  children(folder: FileNode): FileNode[] {
    return [...(this.byName.get(folder.id)?.values() ?? [])]
  }

  /** The entry and everything below it, parents first. */
  subtree(node: FileNode): FileNode[] {
    return [node, ...this.children(node).flatMap((child) => this.subtree(child))]
  }

  /** Names from the root folder or from the trash down to the entry. */
  path(node: FileNode): string[] {
    if (node.parentId === null) return node.trashed ? [node.name] : []
    return [...this.path(must(this.byId.get(node.parentId))), node.name]
  }

  /** The entry's outermost ancestor, itself included: a root folder, or an entry of the trash. */
  top(node: FileNode): FileNode {
    return node.parentId === null ? node : this.top(must(this.byId.get(node.parentId)))
  }

  private index(node: FileNode): void {
    this.byId.set(node.id, node)
    if (node.parentId === null) return
    const names = this.byName.get(node.parentId) ?? new Map<string, FileNode>()
    names.set(node.name, node)
    this.byName.set(node.parentId, names)
  }

  private unlink(node: FileNode): void {
    if (node.parentId !== null) this.byName.get(node.parentId)?.delete(node.name)
  }
}
