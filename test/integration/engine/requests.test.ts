import { expect, test } from 'vitest'
import { textOf, World } from './world.ts'

const uri = 'cloudreve://my/report.txt'

test('a replace is one look beside the settings and one PUT; the check comes behind', async () => {
  const world = await World.open()
  await world.other.save(uri, Buffer.from('old'))
  const path = await world.local('report.txt', 'ours')
  expect(textOf(await world.put(path, uri))).toBe('done saved')
  expect(world.requests().sort()).toEqual([
    'GET /file/info',
    'GET /file/info',
    'GET /user/setting',
    'PUT /file/content',
  ])
  await world.local('report.txt', 'more')
  expect(textOf(await world.put(path, uri))).toBe('done saved')
  // The settings are known by now.
  expect(world.requests()).toEqual(['GET /file/info', 'PUT /file/content', 'GET /file/info'])
})

test('a create is one look at its folder and one PUT', async () => {
  const world = await World.open()
  await world.other.call(
    'POST',
    '/file/create',
    JSON.stringify({ uri: 'cloudreve://my/Docs', type: 'folder' }),
  )
  expect(textOf(await world.put(await world.local('a.txt', 'a'), 'cloudreve://my/Docs/a.txt'))).toBe(
    'done saved',
  )
  expect(world.requests()).toEqual(['GET /file/info', 'PUT /file/content', 'GET /file/info'])
})
