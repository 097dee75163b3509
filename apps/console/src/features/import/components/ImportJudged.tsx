import type { ImportMend, ImportPreview } from '@yunxuan/contract'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { DataTable } from '../../../ui/DataTable.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { Figure } from '../../../ui/Figures.tsx'
import { sayInstant } from '../../../ui/say.ts'
import { ImportErrors, MarkedFile, Mends } from './ImportErrors.tsx'

interface Props {
  preview: ImportPreview
  commitError: Error | null
  isBusy: boolean
  onCommit: (importId: string) => void
  /** Judges it again, with words read as others. */
  onMend: (mends: readonly ImportMend[]) => void
  /** Reads the same file again, with what is hidden in it or without. */
  onHidden: (includesHidden: boolean) => void
  onRestart: () => void
}

/** What the spreadsheet would do, or what has to be mended first. */
export function ImportJudged(props: Props) {
  const { preview, commitError, isBusy, onCommit, onMend, onHidden, onRestart } = props
  const errorCount = preview.wrongCells
  const willWrite =
    preview.services.added + preview.services.changed + preview.slots.added + preview.slots.changed
  return (
    <>
      <section className="panel" aria-labelledby="judged-head">
        <h2 id="judged-head">
          {preview.fileName} <span className="soft">共 {preview.rows} 行</span>
        </h2>
        <dl className="figures figures-4">
          <Figure name="新增服务" value={preview.services.added} />
          <Figure name="更新服务" value={preview.services.changed} />
          <Figure name="新增场次" value={preview.slots.added} />
          <Figure name="更新场次" value={preview.slots.changed} />
        </dl>
        <p className="soft">
          另有 {preview.services.same} 项服务、{preview.slots.same} 场和现在的一样，不用动。
        </p>
        {preview.rows === 0 && errorCount === 0 && (
          <p className="notice notice-gold">表头下面还没有填内容。写着“示例”的那一行会跳过。</p>
        )}
        {preview.hidden.length > 0 && <Hidden preview={preview} isBusy={isBusy} onHidden={onHidden} />}
        {preview.relocated > 0 && (
          <p className="notice">
            有 {preview.relocated} 项服务换了地点。写入后，约了或正在候补的居民会收到新地点的通知。
          </p>
        )}
        {preview.cleared > 0 && (
          <p className="notice">有 {preview.cleared} 格写了“清空”或“-”，原来的内容会去掉。</p>
        )}
        <Failed error={commitError} />
        {errorCount > 0 && (
          <p role="alert" className="notice notice-red">
            有 {preview.wrongRows} 行、{errorCount} 处要改，归成下面 {preview.errors.length}{' '}
            条。改好之前一行也不会写入。
          </p>
        )}
        <div className="row-actions">
          {errorCount === 0 && (
            <Button
              type="primary"
              loading={isBusy}
              disabled={willWrite === 0}
              onClick={() => onCommit(preview.id)}
            >
              {willWrite === 0 ? '没有要写入的' : '全部写入'}
            </Button>
          )}
          {errorCount > 0 && <MarkedFile preview={preview} />}
          <Button onClick={onRestart}>{errorCount > 0 ? '改好后重新上传' : '换一个文件'}</Button>
        </div>
      </section>
      <Mends mends={preview.mends} isBusy={isBusy} onMend={onMend} />
      {errorCount > 0 ? <ImportErrors {...{ preview, isBusy, onMend }} /> : <Sample preview={preview} />}
    </>
  )
}

/** What lies in the file unseen: whoever looked it over before sending it has not read that. */
function Hidden({ preview, isBusy, onHidden }: Pick<Props, 'preview' | 'isBusy' | 'onHidden'>) {
  // Ticked at once: the sheet is read anew meanwhile.
  const [wanted, setWanted] = useState(preview.includesHidden)
  return (
    <section className="notice notice-gold" aria-label="隐藏的内容">
      <p>
        {preview.includesHidden
          ? '下面这些在表里是隐藏的，已经一起读进来：'
          : '下面这些在表里是隐藏的，没有读进来：'}
      </p>
      <ul>
        {preview.hidden.map(({ sheet, text }) => (
          <li key={`${sheet}|${text}`}>
            {sheet}：{text}
          </li>
        ))}
      </ul>
      <Checkbox
        checked={isBusy ? wanted : preview.includesHidden}
        disabled={isBusy}
        onChange={event => {
          setWanted(event.target.checked)
          onHidden(event.target.checked)
        }}
      >
        隐藏的也一起导入
      </Checkbox>
    </section>
  )
}

function Sample({ preview }: { preview: ImportPreview }) {
  if (preview.sample.length === 0) return null
  return (
    <>
      <h2>前几行会这样写入</h2>
      <DataTable
        label="前几行会这样写入"
        rows={preview.sample}
        rowKey={row => `${row.sheet}|${row.row}|${row.title}|${row.startsAt ?? ''}`}
        columns={[
          { title: '哪张表', render: row => row.sheet, width: 120 },
          { title: '第几行', align: 'right', render: row => row.row, width: 90 },
          { title: '服务', render: row => row.title },
          { title: '怎么写', render: row => row.what },
          { title: '场次时间', render: row => (row.startsAt === null ? '—' : sayInstant(row.startsAt)) },
        ]}
      />
    </>
  )
}
