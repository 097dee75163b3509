import { CopyOutlined, FilePdfOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { download } from '../../../api/client.ts'
import { sayError } from '../../../refusal-words.ts'

/** Saves the poster of an offering, which lies at a path. */
export function PosterButton({ path, title }: { path: string; title: string }) {
  const { message } = App.useApp()
  const [isBusy, setBusy] = useState(false)
  const save = async () => {
    setBusy(true)
    try {
      await download(path, `${title} 海报.pdf`)
    } catch (error) {
      void message.error(sayError(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button icon={<FilePdfOutlined aria-hidden />} loading={isBusy} onClick={() => void save()}>
      海报
    </Button>
  )
}

/** What of a mutation makes a draft like another. */
interface Cloning {
  isPending: boolean
  mutate: (
    id: string,
    on: { onSuccess: (copy: { id: string }) => void; onError: (error: Error) => void },
  ) => void
}

interface CloneProps {
  id: string
  clone: Cloning
  onCloned: (id: string) => void
}

export function CloneButton({ id, clone, onCloned }: CloneProps) {
  const { message } = App.useApp()
  return (
    <Button
      icon={<CopyOutlined aria-hidden />}
      loading={clone.isPending}
      onClick={() =>
        clone.mutate(id, {
          onSuccess: copy => {
            void message.success('已照着做了一份草稿，改好再提交')
            onCloned(copy.id)
          },
          onError: error => void message.error(sayError(error)),
        })
      }
    >
      照着做一个
    </Button>
  )
}
