CREATE TABLE "access_requests" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"user_id" text NOT NULL,
	"app_id" text,
	"product_id" text,
	"usage_plan_id" text,
	"portal_id" text,
	"reason" text,
	"messages" jsonb NOT NULL,
	"decided_by" text,
	"decided_by_rule_id" text,
	"decided_at" timestamp with time zone,
	"decision_reason" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "approval_rules" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"position" text NOT NULL,
	"email" text NOT NULL,
	"product_id" text,
	"usage_plan_id" text,
	"decision" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "app_invitations" (
	"id" text PRIMARY KEY NOT NULL,
	"app_id" text NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "app_invitations_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "app_members" (
	"app_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "app_members_app_id_user_id_pk" PRIMARY KEY("app_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "first_calls" (
	"visitor_id" text NOT NULL,
	"id" text PRIMARY KEY NOT NULL,
	"product_id" text NOT NULL,
	"user_id" text,
	"viewed_at" timestamp with time zone NOT NULL,
	"tried_at" timestamp with time zone,
	"identified_at" timestamp with time zone,
	"key_at" timestamp with time zone,
	"succeeded_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "group_members" (
	"group_id" text NOT NULL,
	"email" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "group_members_group_id_email_pk" PRIMARY KEY("group_id","email")
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"once_key" text,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"attempts" integer NOT NULL,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "portal_groups" (
	"portal_id" text NOT NULL,
	"group_id" text NOT NULL,
	CONSTRAINT "portal_groups_portal_id_group_id_pk" PRIMARY KEY("portal_id","group_id")
);
--> statement-breakpoint
CREATE TABLE "portal_images" (
	"id" text PRIMARY KEY NOT NULL,
	"portal_id" text NOT NULL,
	"media_type" text NOT NULL,
	"content" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "portal_members" (
	"portal_id" text NOT NULL,
	"email" text NOT NULL,
	"user_id" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "portal_members_portal_id_email_pk" PRIMARY KEY("portal_id","email")
);
--> statement-breakpoint
CREATE TABLE "portal_versions" (
	"portal_id" text NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"description" text,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "portal_versions_portal_id_version_pk" PRIMARY KEY("portal_id","version")
);
--> statement-breakpoint
CREATE TABLE "portals" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"slug" text NOT NULL,
	"hostname" text,
	"name" text NOT NULL,
	"draft" jsonb NOT NULL,
	"access" text NOT NULL,
	"published_version" integer,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "portals_slug_unique" UNIQUE("slug"),
	CONSTRAINT "portals_hostname_unique" UNIQUE("hostname")
);
--> statement-breakpoint
CREATE TABLE "product_groups" (
	"product_id" text NOT NULL,
	"group_id" text NOT NULL,
	CONSTRAINT "product_groups_product_id_group_id_pk" PRIMARY KEY("product_id","group_id")
);
--> statement-breakpoint
CREATE TABLE "product_guides" (
	"id" text PRIMARY KEY NOT NULL,
	"product_id" text NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"markdown" text NOT NULL,
	"position" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "product_operations" (
	"product_id" text NOT NULL,
	"rest_api_id" text NOT NULL,
	"stage_name" text NOT NULL,
	"path" text NOT NULL,
	"http_method" text NOT NULL,
	CONSTRAINT "product_operations_product_id_rest_api_id_stage_name_path_http_method_pk" PRIMARY KEY("product_id","rest_api_id","stage_name","path","http_method")
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "previous_last_used_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "rotated_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "expires_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "is_trial" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "product_plans" ADD COLUMN "terms" text;--> statement-breakpoint
ALTER TABLE "product_plans" ADD COLUMN "approval" text DEFAULT 'automatic' NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "trial_usage_plan_id" text;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "deprecation" jsonb;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "locale" text;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_app_id_apps_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."apps"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_requests" ADD CONSTRAINT "access_requests_usage_plan_id_usage_plans_id_fk" FOREIGN KEY ("usage_plan_id") REFERENCES "public"."usage_plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_rules" ADD CONSTRAINT "approval_rules_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_rules" ADD CONSTRAINT "approval_rules_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "approval_rules" ADD CONSTRAINT "approval_rules_usage_plan_id_usage_plans_id_fk" FOREIGN KEY ("usage_plan_id") REFERENCES "public"."usage_plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app_invitations" ADD CONSTRAINT "app_invitations_app_id_apps_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."apps"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app_members" ADD CONSTRAINT "app_members_app_id_apps_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."apps"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "app_members" ADD CONSTRAINT "app_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "first_calls" ADD CONSTRAINT "first_calls_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_groups" ADD CONSTRAINT "portal_groups_portal_id_portals_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_groups" ADD CONSTRAINT "portal_groups_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_images" ADD CONSTRAINT "portal_images_portal_id_portals_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_members" ADD CONSTRAINT "portal_members_portal_id_portals_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_members" ADD CONSTRAINT "portal_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portal_versions" ADD CONSTRAINT "portal_versions_portal_id_portals_id_fk" FOREIGN KEY ("portal_id") REFERENCES "public"."portals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "portals" ADD CONSTRAINT "portals_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_groups" ADD CONSTRAINT "product_groups_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_groups" ADD CONSTRAINT "product_groups_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_guides" ADD CONSTRAINT "product_guides_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_operations" ADD CONSTRAINT "product_operations_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_operations" ADD CONSTRAINT "product_operations_rest_api_id_rest_apis_id_fk" FOREIGN KEY ("rest_api_id") REFERENCES "public"."rest_apis"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_requests_account_id_status_created_at_index" ON "access_requests" USING btree ("account_id","status","created_at");--> statement-breakpoint
CREATE INDEX "access_requests_user_id_index" ON "access_requests" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "access_requests_app_id_index" ON "access_requests" USING btree ("app_id");--> statement-breakpoint
CREATE UNIQUE INDEX "approval_rules_account_id_position_index" ON "approval_rules" USING btree ("account_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "app_invitations_app_id_email_index" ON "app_invitations" USING btree ("app_id","email");--> statement-breakpoint
CREATE INDEX "app_members_user_id_index" ON "app_members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "first_calls_product_id_viewed_at_index" ON "first_calls" USING btree ("product_id","viewed_at");--> statement-breakpoint
CREATE INDEX "first_calls_visitor_id_index" ON "first_calls" USING btree ("visitor_id");--> statement-breakpoint
CREATE INDEX "group_members_email_index" ON "group_members" USING btree ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "groups_account_id_name_index" ON "groups" USING btree ("account_id","name");--> statement-breakpoint
CREATE UNIQUE INDEX "mails_once_key_index" ON "mails" USING btree ("once_key");--> statement-breakpoint
CREATE INDEX "mails_sent_at_due_at_index" ON "mails" USING btree ("sent_at","due_at");--> statement-breakpoint
CREATE INDEX "mails_account_id_index" ON "mails" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "portal_groups_group_id_portal_id_index" ON "portal_groups" USING btree ("group_id","portal_id");--> statement-breakpoint
CREATE INDEX "portal_images_portal_id_index" ON "portal_images" USING btree ("portal_id");--> statement-breakpoint
CREATE INDEX "portal_members_user_id_index" ON "portal_members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "portals_account_id_index" ON "portals" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "product_groups_group_id_index" ON "product_groups" USING btree ("group_id");--> statement-breakpoint
CREATE UNIQUE INDEX "product_guides_product_id_slug_index" ON "product_guides" USING btree ("product_id","slug");--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_trial_usage_plan_id_usage_plans_id_fk" FOREIGN KEY ("trial_usage_plan_id") REFERENCES "public"."usage_plans"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
INSERT INTO "app_members" ("app_id", "user_id", "role", "created_at") SELECT "id", "user_id", 'owner', "created_at" FROM "apps";
