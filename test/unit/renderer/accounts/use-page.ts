import { flushPromises, type VueWrapper } from '@vue/test-utils'
import { afterEach } from 'vitest'
import SignIn from '../../../../src/renderer/features/accounts/SignIn.vue'
import { createFake, type Fake, type Overrides } from '../../../renderer/fake-api.ts'
import { mountPage } from '../../../renderer/mount.ts'

let mounted: VueWrapper | null = null
afterEach(() => {
  mounted?.unmount()
  mounted = null
})

/** The sign-in as a person uses it: fields by type, what is said below them, and where the focus is. */
export class SignInPage {
  readonly fake: Fake
  readonly page: VueWrapper

  constructor(accounts: Overrides['accounts'] = {}) {
    this.fake = createFake({ accounts }, [])
    this.page = mountPage(SignIn, { fake: this.fake, props: { account: null } })
    mounted = this.page
  }

  async submit(): Promise<void> {
    await this.page.get('form').trigger('submit')
    await flushPromises()
  }

  async type(selector: string, text: string): Promise<void> {
    await this.page.get(selector).setValue(text)
    await flushPromises()
  }

  async connect(address = 'https://cloud.example.org'): Promise<void> {
    await this.type('input[type=url]', address)
    await this.submit()
  }

  async enter(password = 'secret'): Promise<void> {
    await this.connect()
    await this.type('input[type=email]', 'ana@example.org')
    await this.type('input[type=password]', password)
  }

  async signIn(password = 'secret'): Promise<void> {
    await this.enter(password)
    await this.submit()
  }

  async click(label: string): Promise<void> {
    const button = this.page.findAll('button').find((one) => one.text() === label)
    if (!button) throw new Error(`no button “${label}” in ${this.page.text()}`)
    await button.trigger('click')
    await flushPromises()
  }

  value(selector: string): string {
    return this.page.get<HTMLInputElement>(selector).element.value
  }

  get heading(): string {
    return this.page.get('h1').text()
  }

  get said(): string {
    return this.page
      .findAll('[role=alert]')
      .map((one) => one.text())
      .join(' ')
  }

  /** Type or name of what has the focus. */
  get focus(): string {
    const at = document.activeElement
    return at instanceof HTMLInputElement
      ? (at.getAttribute('inputmode') ?? at.type)
      : (at?.textContent.trim() ?? '')
  }

  asked(name: string): unknown[] {
    return this.fake.calls.filter((call) => call.name === name).map(({ input }) => input)
  }
}
