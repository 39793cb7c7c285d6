/** Chinese typography of the product: a blank between digits and Han characters (not used for dates: 11月24日). */
export function spaced(text: string): string {
  return text.replace(/(\d)(?=\p{Script=Han})/gu, '$1 ').replace(/(\p{Script=Han})(?=\d)/gu, '$1 ')
}
