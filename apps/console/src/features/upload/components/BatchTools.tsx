import { DownloadOutlined } from '@ant-design/icons'
import type { UploadAnswers, UploadBatch } from '@yunxuan/contract'
import { App, Button } from 'antd'
import { useId, useState } from 'react'
import { useWorkplace } from '../../../shell/street.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { ReasonDialog } from '../../../ui/ReasonDialog.tsx'
import { useAllReported, useBatchFile, useResultsFile } from '../upload.queries.ts'

/** Out with the spreadsheet, in with the answers: one by one below, all at once, or from a file. */
export function BatchTools({ batch }: { batch: UploadBatch }) {
  const { streetId } = useWorkplace()
  const { modal } = App.useApp()
  const [isOpening, setOpening] = useState(false)
  const all = useAllReported(streetId, batch.id)
  const askAll = () =>
    modal.confirm({
      title: `这一批等回执的 ${batch.waiting} 条都报成了？`,
      content: '有退回的，先在下面单独登记。',
      okText: '都报成了',
      onOk: () => all.tell(undefined, { done: '已登记' }),
    })
  return (
    <section className="panel" aria-label="这一批怎么办">
      <div className="filters">
        <Button type="primary" icon={<DownloadOutlined aria-hidden />} onClick={() => setOpening(true)}>
          下载表格
        </Button>
        <AnswersFile batch={batch} />
        <Button disabled={batch.waiting === 0} onClick={askAll}>
          {batch.waiting === 0 ? '没有等回执的' : `${batch.waiting} 条都报成了`}
        </Button>
      </div>
      {isOpening && <FileDialog batch={batch} onClose={() => setOpening(false)} />}
    </section>
  )
}

function FileDialog({ batch, onClose }: { batch: UploadBatch; onClose: () => void }) {
  const { streetId, street } = useWorkplace()
  const fileName = `${street.name}上报第 ${batch.number} 批.xlsx`
  return (
    <ReasonDialog
      title={`下载第 ${batch.number} 批的表格`}
      explain="表里有真实姓名和证件号码。每下载一次都会记进日志，用完请删掉。"
      okText="下载"
      suggestions={['录入全国志愿服务信息系统']}
      write={useBatchFile(streetId, batch.id)}
      wish={reason => ({ reason, fileName })}
      onClose={onClose}
    />
  )
}

function AnswersFile({ batch }: { batch: UploadBatch }) {
  const { streetId } = useWorkplace()
  const { message } = App.useApp()
  const id = useId()
  const answers = useResultsFile(streetId, batch.id)
  const send = (file: File) =>
    answers.mutate(file, {
      onSuccess: ({ applied, errors }) => {
        if (errors.length === 0) void message.success(`登记了 ${applied} 条回执`)
      },
    })
  return (
    <>
      <span>
        <input
          id={id}
          className="unseen"
          type="file"
          accept=".xlsx,.xls,.csv"
          disabled={answers.isPending}
          onChange={event => {
            const file = event.target.files?.[0]
            if (file !== undefined) send(file)
            event.target.value = ''
          }}
        />
        <label htmlFor={id} className="main-link plain">
          {answers.isPending ? '正在读…' : '传填好回执的表格'}
        </label>
      </span>
      <Failed error={answers.error} />
      {answers.data !== undefined && <AnswersJudged answers={answers.data} />}
    </>
  )
}

function AnswersJudged({ answers: { errors, moreErrors } }: { answers: UploadAnswers }) {
  if (errors.length === 0) return null
  return (
    <div className="notice notice-red" role="alert">
      <p>表里有错，一行也没有写入：</p>
      <ul>
        {errors.map(each => (
          <li key={`${each.row} ${each.column}`}>
            第 {each.row} 行，{each.column}：{each.message}
          </li>
        ))}
      </ul>
      {moreErrors > 0 && <p>还有 {moreErrors} 处。</p>}
    </div>
  )
}
