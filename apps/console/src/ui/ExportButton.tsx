import { DownloadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { shanghaiDate } from '@yunxuan/domain'
import { App, Button } from 'antd'
import type { ReactNode } from 'react'
import { call } from '../api/client.ts'
import { sayError } from '../refusal-words.ts'
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
  const { message } = App.useApp()
  const { streetId } = useWorkplace()
  const save = useMutation({
    mutationFn: async () => {
      const saved = await rows()
      await call('POST /v1/streets/:streetId/exports', {
        params: { streetId },
        body: { list: name.slice(0, 60), rows: saved.length },
      })
      saveCsv(`${name} ${shanghaiDate(new Date())}.csv`, sheet, saved)
    },
    onError: error => void message.error(sayError(error)),
  })
  return (
    <Button
      icon={<DownloadOutlined aria-hidden />}
      disabled={isEmpty}
      loading={save.isPending}
      onClick={() => save.mutate()}
    >
      {children}
    </Button>
  )
}
