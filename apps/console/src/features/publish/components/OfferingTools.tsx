import { CopyOutlined, FilePdfOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { download } from '../../../api/client.ts'
import { useWrite } from '../../../api/write.ts'

/** Saves the poster of an offering, which lies at a path. */
export function PosterButton({ path, title }: { path: string; title: string }) {
  const { tell, isPending } = useWrite([], () => download(path, `${title} 海报.pdf`))
  return (
    <Button icon={<FilePdfOutlined aria-hidden />} loading={isPending} onClick={() => void tell(undefined)}>
      海报
    </Button>
  )
}

interface CloneProps {
  id: string
  clone: ReturnType<typeof useWrite<string, { id: string }>>
  onCloned: (id: string) => void
}

export function CloneButton({ id, clone: { tell, isPending }, onCloned }: CloneProps) {
  return (
    <Button
      icon={<CopyOutlined aria-hidden />}
      loading={isPending}
      onClick={() =>
        void tell(id, { done: '已照着做了一份草稿，改好再提交', after: copy => onCloned(copy.id) })
      }
    >
      复制
    </Button>
  )
}
