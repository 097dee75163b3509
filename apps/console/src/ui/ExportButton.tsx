import { DownloadOutlined } from '@ant-design/icons'
import { shanghaiDate } from '@yunxuan/domain'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { call, download } from '../api/client.ts'
import { useWrite } from '../api/write.ts'
import { useWorkplace } from '../shell/street.tsx'
import { type Sheet, saveCsv } from './csv.ts'

interface Props<T> {
  /** What the file is called, before the day it was made. */
  name: string
  sheet: Sheet<T>
  rows: () => readonly T[] | Promise<readonly T[]>
  isEmpty: boolean
  children?: ReactNode
}

/** Saves a list as a spreadsheet, also what of it is not on the screen yet, once the log knows who took it away. */
export function ExportButton<T>({ name, sheet, rows, isEmpty, children = '导出表格' }: Props<T>) {
  const { streetId } = useWorkplace()
  const { tell, isPending } = useWrite([], async () => {
    const saved = await rows()
    await call('POST /v1/streets/:streetId/exports', {
      params: { streetId },
      body: { list: name.slice(0, 60), rows: saved.length },
    })
    saveCsv(`${name} ${shanghaiDate(new Date())}.csv`, sheet, saved)
  })
  return (
    <Button
      icon={<DownloadOutlined aria-hidden />}
      disabled={isEmpty}
      loading={isPending}
      onClick={() => void tell(undefined)}
    >
      {children}
    </Button>
  )
}

/** Saves a list as the spreadsheet that the server makes of all that fits the filter, however little of it is here. */
export function FileButton({ name, file, isEmpty }: { name: string; file: string; isEmpty: boolean }) {
  const { tell, isPending } = useWrite([], () => download(file, `${name} ${shanghaiDate(new Date())}.xlsx`))
  return (
    <Button
      icon={<DownloadOutlined aria-hidden />}
      disabled={isEmpty}
      loading={isPending}
      onClick={() => void tell(undefined)}
    >
      导出表格
    </Button>
  )
}
