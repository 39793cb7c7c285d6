export * from './clock.ts'
export * from './http.ts'
export * from './logger.ts'
export * from './secret-store.ts'
