import { Download } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ClientCertificate } from '#server/access/client-certificates/client-certificate.ts'
import type { CertificateStage } from '#server/access/client-certificates/list-client-certificate-stages.ts'
import { buttonStyle } from '../ui/button-style.ts'
import { Card } from '../ui/card.tsx'
import { CodeBlock } from '../ui/code-block.tsx'
import { KeyValueList } from '../ui/key-value-list.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { CertificateExpiry } from './certificate-expiry.tsx'

interface CertificateDetailsProps {
  certificate: ClientCertificate
  stages: readonly CertificateStage[]
  now: Date
}

/** What a certificate is, which stages show it, and the text that backends are given. */
export function CertificateDetails({ certificate, stages, now }: CertificateDetailsProps) {
  const t = useTranslations('client-certificates.page')
  const { clientCertificateId, createdDate, expirationDate, pemEncodedCertificate } = certificate
  return (
    <>
      <Card title={t('details')} info="clientCertificates.validity">
        <KeyValueList
          items={[
            { key: t('created'), value: <RelativeTime at={createdDate} /> },
            { key: t('ends'), value: <CertificateExpiry at={expirationDate} now={now} /> },
            { key: t('shownBy'), value: stages.length === 0 ? t('noStage') : <StageLinks stages={stages} /> },
          ]}
        />
      </Card>
      <Card
        title={t('pem')}
        info="clientCertificates.pem"
        description={t('pemHelp')}
        actions={
          <a
            href={`data:application/x-pem-file;charset=utf-8,${encodeURIComponent(pemEncodedCertificate)}`}
            download={`${clientCertificateId}.pem`}
            className={buttonStyle('secondary', 'medium')}
          >
            <Download />
            {t('download')}
          </a>
        }
      >
        <CodeBlock code={pemEncodedCertificate} title={`${clientCertificateId}.pem`} />
      </Card>
    </>
  )
}

function StageLinks({ stages }: { stages: readonly CertificateStage[] }) {
  return (
    <ul className="flex flex-col gap-1">
      {stages.map(({ restApiId, apiName, stageName }) => (
        <li key={`${restApiId} ${stageName}`}>
          <Link
            href={`/console/apis/${restApiId}/stages/${encodeURIComponent(stageName)}/settings`}
            className="text-link wrap-anywhere"
          >
            {apiName} · {stageName}
          </Link>
        </li>
      ))}
    </ul>
  )
}
