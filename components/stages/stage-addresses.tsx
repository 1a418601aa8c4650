import { Card } from '#components/ui/card.tsx'
import { CopyableId } from '#components/ui/copyable-id.tsx'
import { KeyValueList } from '#components/ui/key-value-list.tsx'

interface StageAddressesProps {
  byHost: string
  byPath: string
}

/** Where a stage is called. */
export function StageAddresses({ byHost, byPath }: StageAddressesProps) {
  return (
    <Card title="Invoke URLs" description="Append the path of a resource">
      <KeyValueList
        columns={2}
        items={[
          { key: 'By host', value: <CopyableId id={byHost} label="URL by host" className="max-w-full" /> },
          { key: 'By path', value: <CopyableId id={byPath} label="URL by path" className="max-w-full" /> },
        ]}
      />
    </Card>
  )
}
