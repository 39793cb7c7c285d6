/** Tells when local files may have changed. */
export interface FileWatcher {
  /**
   * `onTouched`: the file was written, replaced, removed or has come back, or may have been; often several times for one
   * save. The returned function ends it.
   */
  watch(path: string, onTouched: () => void): () => void
  close(): Promise<void>
}
