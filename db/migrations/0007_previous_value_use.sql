ALTER TABLE "usage" ADD COLUMN "with_previous_value" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "usage" ADD COLUMN "first_succeeded_at" timestamp with time zone;