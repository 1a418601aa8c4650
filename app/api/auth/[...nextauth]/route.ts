import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { authOptions } from '#server/adapters/next/auth-options.ts'

interface RouteContext {
  params: Promise<{ nextauth: string[] }>
}

async function handle(request: NextRequest, context: RouteContext): Promise<Response> {
  return await NextAuth(request, context, authOptions())
}

export { handle as GET, handle as POST }
