import type { ReactNode } from 'react'
import { ClientMessages } from '#components/messages/client-messages.tsx'
import { sharedRooms } from '#components/messages/rooms.ts'
import { ProductMark } from '#components/ui/product-mark.tsx'

export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <header className="flex h-16 items-center px-5 sm:px-8">
        <ProductMark href="/" />
      </header>
      <main className="flex flex-1 items-start justify-center px-4 pt-[6dvh] pb-16 sm:items-center sm:pt-0 sm:pb-32">
        <div className="flex w-full max-w-sm flex-col gap-6">
          <ClientMessages rooms={[...sharedRooms, 'auth']}>{children}</ClientMessages>
        </div>
      </main>
    </div>
  )
}
