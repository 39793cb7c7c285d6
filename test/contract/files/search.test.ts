import { expect } from 'vitest'
import type { Client } from '../harness/client.ts'
import type { Context } from '../harness/context.ts'
import type { ListData } from '../harness/data.ts'
import { accepted, expectCode } from '../harness/expectations.ts'
import type { Reply } from '../harness/reply.ts'
import { scenario } from '../harness/scenario.ts'

function ask(user: Client, uri: string): Promise<Reply> {
  return user.call('GET', '/file', { query: { uri, page_size: 100 } })
}

/** Names that are found below the folder, sorted. */
async function found({ user, folder }: Context, query: string): Promise<string[]> {
  const data = accepted(await ask(user, `${folder}?${query}`)) as ListData
  return data.files.map((file) => file.name).toSorted()
}

async function fill({ user, uri }: Context): Promise<void> {
  await user.write(uri('Report.docx'), '12345')
  await user.write(uri('sub', 'report2.txt'), '123')
}

scenario(
  'files/search-by-uri',
  'a query in the uri of a list searches the whole tree below the folder',
  {},
  async (context) => {
    const { user, folder, uri } = context
    await fill(context)
    const data = accepted(await ask(user, `${folder}?name=report2`)) as ListData
    expect(data.files.map((file) => file.path)).toEqual([uri('sub', 'report2.txt')])
    expect(data).toMatchObject({ mixed_type: true, pagination: { page: 0, is_cursor: true } })
    expect(data.props).toMatchObject({ order_by_options: null, order_direction_options: null })
  },
)

const searches: [query: string, names: string[]][] = [
  ['name=report', ['Report.docx', 'report2.txt']],
  ['name=REPORT&case_folding=', ['Report.docx', 'report2.txt']],
  ['name=*.txt', ['report2.txt']],
  ['name=Report&name=docx', ['Report.docx']],
  ['name=docx&name=report2&name_op_or=', ['Report.docx', 'report2.txt']],
  ['name=docx&name=report2&use_or', ['Report.docx', 'report2.txt']],
  ['type=folder', ['sub']],
  ['category=document', ['Report.docx', 'report2.txt']],
  ['size_gte=4&size_lte=100', ['Report.docx']],
  ['size_gte=1', []],
]

scenario(
  'uris/capabilities-and-search',
  'names, wildcards, kind and size can be searched; a lone lower size finds nothing',
  {},
  async (context) => {
    await fill(context)
    for (const [query, names] of searches)
      expect([query, await found(context, query)]).toEqual([query, names])
    expectCode(await ask(context.user, `${context.folder}?category=nonsense`), -1)
  },
)
