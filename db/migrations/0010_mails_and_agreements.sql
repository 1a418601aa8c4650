CREATE TABLE "terms_agreements" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"user_id" text NOT NULL,
	"app_id" text NOT NULL,
	"product_id" text NOT NULL,
	"usage_plan_id" text NOT NULL,
	"terms" text NOT NULL,
	"terms_hash" text NOT NULL,
	"agreed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "access_requests" ADD COLUMN "previous_usage_plan_id" text;--> statement-breakpoint
ALTER TABLE "access_requests" ADD COLUMN "decided_by_rule" jsonb;--> statement-breakpoint
ALTER TABLE "approval_rules" ADD COLUMN "verified_only" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "request_reason_required" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "user_id" text;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "kind" text NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "is_private" boolean NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "unsubscribe_url" text;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "given_up_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "muted_notices" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "terms_agreements" ADD CONSTRAINT "terms_agreements_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "terms_agreements_account_id_product_id_index" ON "terms_agreements" USING btree ("account_id","product_id");--> statement-breakpoint
CREATE INDEX "terms_agreements_user_id_index" ON "terms_agreements" USING btree ("user_id");