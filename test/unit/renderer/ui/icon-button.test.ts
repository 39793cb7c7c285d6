// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { IconButton } from '../../../../src/renderer/ui/index.ts'
import { mountPage } from '../../../renderer/mount.ts'

describe('a button with an icon alone', () => {
  it('has a name, and what is bound to it', async () => {
    const onClick = vi.fn()
    const page = mountPage(IconButton, {
      props: { icon: 'close', label: 'Close', onClick, 'data-row': '3', class: 'late' },
    })
    const button = page.get('button')
    await button.trigger('click')
    expect(onClick).toHaveBeenCalledOnce()
    expect(button.attributes()).toMatchObject({ 'aria-label': 'Close', 'data-row': '3' })
    expect(button.classes()).toContain('late')
    page.unmount()
  })
})
