import { shanghaiDate } from '@yunxuan/domain'
import { FileReply, type Serving } from '../../platform/serve.ts'
import { writeDeed } from '../audit/audit.store.ts'
import { openExport, readExport } from './export.service.ts'
import { ownJson, ownPage } from './own-page.ts'
import { printOwn } from './own-paper.ts'

export function bindExport(on: Serving): void {
  on.secret('POST /v1/streets/:streetId/me/export', async ({ tx, params, caller, now, deps }) => {
    const { streetId } = params
    const { token, until } = openExport(deps.config, { streetId, caller, now })
    await writeDeed(tx, { streetId, caller, now }, { role: 'resident', action: 'export.own', id: null })
    const base = `${deps.config.publicUrl}/v1/streets/${streetId}/own-exports/${token}`
    return { pageUrl: base, pdfUrl: `${base}/pdf`, jsonUrl: `${base}/json`, until: until.toISOString() }
  })

  on.read('GET /v1/streets/:streetId/own-exports/:token', async ({ params, now, deps }) => {
    return new FileReply(ownPage(await readExport(deps, { ...params, now })), 'text/html; charset=utf-8')
  })

  on.read('GET /v1/streets/:streetId/own-exports/:token/pdf', async ({ params, now, deps }) => {
    const paper = await printOwn(await readExport(deps, { ...params, now }))
    return new FileReply(paper, 'application/pdf', { fileName: nameOf(now, 'pdf') })
  })

  on.read('GET /v1/streets/:streetId/own-exports/:token/json', async ({ params, now, deps }) => {
    const text = ownJson(await readExport(deps, { ...params, now }))
    return new FileReply(text, 'application/json', { fileName: nameOf(now, 'json') })
  })
}

/** Nobody's name: a file's name is seen in lists of downloads. */
const nameOf = (now: Date, ending: string) => `云选 我的数据 ${shanghaiDate(now)}.${ending}`
