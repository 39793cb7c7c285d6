/** What a small window beside the main one shows. */
export const smallViews = ['popover', 'shelf'] as const
export type SmallView = (typeof smallViews)[number]
export type View = 'main' | SmallView
