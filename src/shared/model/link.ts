/** When a changed local file is sent. */
export type LinkMode = 'on-save' | 'by-key' | 'by-hand'

/**
 * What a link does before it would make the server drop a version that the link did not write: asks, lets it go,
 * deletes older versions of its own instead, or is paused.
 */
export type OthersVersions = 'ask' | 'let-go' | 'thin-out' | 'stop'

/** The most urgent fact of a link. `changed`: here, and not sent yet. */
export type LinkPhase = 'needs-you' | 'not-found' | 'changed' | 'sending' | 'watching' | 'paused'

/** Whether a program has an edit open: it says so itself, it did and does not any more, or it tells nothing. */
export type EditUse = 'open' | 'closed' | 'unknown'
