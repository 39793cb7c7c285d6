import { mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import type { Component } from 'vue'
import { appInfoKey } from '../../src/renderer/app/app-info.ts'
import { createTranslations } from '../../src/renderer/i18n/index.ts'
import { platformKey, type Platform } from '../../src/renderer/ui/index.ts'
import type { AppInfo } from '../../src/shared/ipc/contract.ts'
import type { Locale } from '../../src/shared/i18n/index.ts'
import { createFake, type Fake } from './fake-api.ts'
import { appInfo } from './fake-data.ts'

interface World {
  readonly props?: Record<string, unknown>
  readonly slots?: Record<string, string>
  readonly fake?: Fake
  readonly locale?: Locale
  readonly platform?: Platform
  readonly info?: Partial<AppInfo>
}

/** Mounts a component as the window does: on the page, with stores, words and a Redrop behind it. */
export function mountPage(component: Component, world: World = {}): VueWrapper {
  const { fake = createFake(), locale = 'en', platform = 'linux' } = world
  Object.defineProperty(window, 'redrop', { value: fake.api, configurable: true })
  return mount(component, {
    attachTo: document.body,
    props: world.props ?? {},
    slots: world.slots ?? {},
    global: {
      plugins: [createPinia(), createTranslations(locale)],
      provide: { [appInfoKey as symbol]: { ...appInfo, ...world.info }, [platformKey as symbol]: platform },
    },
  })
}
