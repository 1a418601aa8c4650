import { notFound } from 'next/navigation'

/** An address under the console that is no page: answered inside the shell. */
export default function NowherePage() {
  notFound()
}
