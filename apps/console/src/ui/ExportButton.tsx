import { DownloadOutlined } from '@ant-design/icons'
import { useMutation } from '@tanstack/react-query'
import { shanghaiDate } from '@yunxuan/domain'
import { App, Button } from 'antd'
import type { ReactNode } from 'react'
import { sayError } from '../refusal-words.ts'
import { type Sheet, saveCsv } from './csv.ts'

interface Props<T> {
  /** What the file is called, before the day it was made. */
  name: string
  sheet: Sheet<T>
  rows: () => readonly T[] | Promise<readonly T[]>
  isEmpty: boolean
  children?: ReactNode
}

/** Saves a list as a spreadsheet, also what of it is not on the screen yet. */
export function ExportButton<T>({ name, sheet, rows, isEmpty, children = '导出表格' }: Props<T>) {
  const { message } = App.useApp()
  const save = useMutation({
    mutationFn: async () => saveCsv(`${name} ${shanghaiDate(new Date())}.csv`, sheet, await rows()),
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
