CREATE TABLE "access_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"user_id" text NOT NULL,
	"secret_encrypted" text NOT NULL,
	"description" text,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"name" text,
	"description" text,
	"enabled" boolean NOT NULL,
	"customer_id" text,
	"value_encrypted" text NOT NULL,
	"value_hash" text NOT NULL,
	"previous_value_encrypted" text,
	"previous_value_hash" text,
	"app_id" text,
	"tags" jsonb NOT NULL,
	"created_date" timestamp with time zone NOT NULL,
	"last_updated_date" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "apps" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"user_id" text NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_records" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"operation" text NOT NULL,
	"resource" text NOT NULL,
	"detail" jsonb,
	"request_id" text NOT NULL,
	"source_ip" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "authorizers" (
	"rest_api_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"auth_type" text,
	"authorizer_uri" text,
	"authorizer_credentials" text,
	"identity_source" text,
	"identity_validation_expression" text,
	"authorizer_result_ttl_in_seconds" integer,
	"provider_arns" jsonb,
	CONSTRAINT "authorizers_rest_api_id_id_pk" PRIMARY KEY("rest_api_id","id")
);
--> statement-breakpoint
CREATE TABLE "configuration_changes" (
	"version" bigserial PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deployments" (
	"rest_api_id" text NOT NULL,
	"id" text NOT NULL,
	"description" text,
	"created_date" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"definition" jsonb NOT NULL,
	"openapi" json NOT NULL,
	CONSTRAINT "deployments_rest_api_id_id_pk" PRIMARY KEY("rest_api_id","id")
);
--> statement-breakpoint
CREATE TABLE "documentation_parts" (
	"rest_api_id" text NOT NULL,
	"id" text NOT NULL,
	"location" jsonb NOT NULL,
	"properties" text NOT NULL,
	CONSTRAINT "documentation_parts_rest_api_id_id_pk" PRIMARY KEY("rest_api_id","id")
);
--> statement-breakpoint
CREATE TABLE "gateway_responses" (
	"rest_api_id" text NOT NULL,
	"response_type" text NOT NULL,
	"status_code" text,
	"response_parameters" jsonb NOT NULL,
	"response_templates" jsonb NOT NULL,
	CONSTRAINT "gateway_responses_rest_api_id_response_type_pk" PRIMARY KEY("rest_api_id","response_type")
);
--> statement-breakpoint
CREATE TABLE "import_reports" (
	"rest_api_id" text PRIMARY KEY NOT NULL,
	"format" text NOT NULL,
	"servers" jsonb NOT NULL,
	"entries" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "members" (
	"account_id" text NOT NULL,
	"user_id" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "members_account_id_user_id_pk" PRIMARY KEY("account_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "methods" (
	"rest_api_id" text NOT NULL,
	"resource_id" text NOT NULL,
	"http_method" text NOT NULL,
	"authorization_type" text NOT NULL,
	"authorizer_id" text,
	"authorization_scopes" jsonb,
	"api_key_required" boolean NOT NULL,
	"operation_name" text,
	"request_validator_id" text,
	"request_parameters" json,
	"request_models" jsonb,
	"method_responses" jsonb NOT NULL,
	"integration" jsonb,
	CONSTRAINT "methods_rest_api_id_resource_id_http_method_pk" PRIMARY KEY("rest_api_id","resource_id","http_method")
);
--> statement-breakpoint
CREATE TABLE "models" (
	"rest_api_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"content_type" text NOT NULL,
	"schema" text NOT NULL,
	CONSTRAINT "models_rest_api_id_id_pk" PRIMARY KEY("rest_api_id","id")
);
--> statement-breakpoint
CREATE TABLE "product_plans" (
	"product_id" text NOT NULL,
	"usage_plan_id" text NOT NULL,
	"position" integer NOT NULL,
	"price" jsonb,
	CONSTRAINT "product_plans_product_id_usage_plan_id_pk" PRIMARY KEY("product_id","usage_plan_id")
);
--> statement-breakpoint
CREATE TABLE "product_stages" (
	"product_id" text NOT NULL,
	"rest_api_id" text NOT NULL,
	"stage_name" text NOT NULL,
	CONSTRAINT "product_stages_product_id_rest_api_id_stage_name_pk" PRIMARY KEY("product_id","rest_api_id","stage_name")
);
--> statement-breakpoint
CREATE TABLE "products" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"tagline" text NOT NULL,
	"description" text NOT NULL,
	"category" text,
	"visibility" text NOT NULL,
	"published" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "products_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "request_validators" (
	"rest_api_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"validate_request_body" boolean NOT NULL,
	"validate_request_parameters" boolean NOT NULL,
	CONSTRAINT "request_validators_rest_api_id_id_pk" PRIMARY KEY("rest_api_id","id")
);
--> statement-breakpoint
CREATE TABLE "resources" (
	"rest_api_id" text NOT NULL,
	"id" text NOT NULL,
	"parent_id" text,
	"path_part" text,
	"path" text NOT NULL,
	CONSTRAINT "resources_rest_api_id_id_pk" PRIMARY KEY("rest_api_id","id")
);
--> statement-breakpoint
CREATE TABLE "rest_apis" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"version" text,
	"root_resource_id" text NOT NULL,
	"api_key_source" text NOT NULL,
	"binary_media_types" jsonb NOT NULL,
	"minimum_compression_size" integer,
	"disable_execute_api_endpoint" boolean NOT NULL,
	"endpoint_configuration" jsonb NOT NULL,
	"policy" text,
	"tags" jsonb NOT NULL,
	"openapi_extras" jsonb,
	"created_date" timestamp with time zone NOT NULL,
	"changed_date" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stage_deployments" (
	"id" text PRIMARY KEY NOT NULL,
	"rest_api_id" text NOT NULL,
	"stage_name" text NOT NULL,
	"deployment_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "stages" (
	"rest_api_id" text NOT NULL,
	"stage_name" text NOT NULL,
	"deployment_id" text NOT NULL,
	"description" text,
	"variables" jsonb,
	"method_settings" jsonb NOT NULL,
	"cache_cluster_enabled" boolean NOT NULL,
	"cache_cluster_size" text,
	"client_certificate_id" text,
	"documentation_version" text,
	"access_log_settings" jsonb,
	"canary_settings" jsonb,
	"tracing_enabled" boolean NOT NULL,
	"tags" jsonb NOT NULL,
	"created_date" timestamp with time zone NOT NULL,
	"last_updated_date" timestamp with time zone NOT NULL,
	CONSTRAINT "stages_rest_api_id_stage_name_pk" PRIMARY KEY("rest_api_id","stage_name")
);
--> statement-breakpoint
CREATE TABLE "subscriptions" (
	"id" text PRIMARY KEY NOT NULL,
	"app_id" text NOT NULL,
	"product_id" text NOT NULL,
	"usage_plan_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "usage_plan_keys" (
	"usage_plan_id" text NOT NULL,
	"api_key_id" text NOT NULL,
	CONSTRAINT "usage_plan_keys_usage_plan_id_api_key_id_pk" PRIMARY KEY("usage_plan_id","api_key_id")
);
--> statement-breakpoint
CREATE TABLE "usage_plan_stages" (
	"usage_plan_id" text NOT NULL,
	"rest_api_id" text NOT NULL,
	"stage_name" text NOT NULL,
	"throttle" jsonb,
	CONSTRAINT "usage_plan_stages_usage_plan_id_rest_api_id_stage_name_pk" PRIMARY KEY("usage_plan_id","rest_api_id","stage_name")
);
--> statement-breakpoint
CREATE TABLE "usage_plans" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"name" text NOT NULL,
	"description" text,
	"throttle" jsonb,
	"quota" jsonb,
	"product_code" text,
	"tags" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gateway_nodes" (
	"id" text PRIMARY KEY NOT NULL,
	"configuration_version" bigint NOT NULL,
	"threads" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quota_counters" (
	"usage_plan_id" text NOT NULL,
	"api_key_id" text NOT NULL,
	"period_start" timestamp with time zone NOT NULL,
	"granted" bigint NOT NULL,
	"extension" bigint NOT NULL,
	CONSTRAINT "quota_counters_usage_plan_id_api_key_id_period_start_pk" PRIMARY KEY("usage_plan_id","api_key_id","period_start")
);
--> statement-breakpoint
CREATE TABLE "quota_leases" (
	"node_id" text NOT NULL,
	"usage_plan_id" text NOT NULL,
	"api_key_id" text NOT NULL,
	"period_start" timestamp with time zone NOT NULL,
	"granted" bigint NOT NULL,
	"used" bigint NOT NULL,
	CONSTRAINT "quota_leases_usage_plan_id_api_key_id_period_start_node_id_pk" PRIMARY KEY("usage_plan_id","api_key_id","period_start","node_id")
);
--> statement-breakpoint
CREATE TABLE "usage" (
	"account_id" text NOT NULL,
	"usage_plan_id" text NOT NULL,
	"api_key_id" text NOT NULL,
	"rest_api_id" text NOT NULL,
	"stage_name" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"admitted" bigint NOT NULL,
	"throttled" bigint NOT NULL,
	"quota_exceeded" bigint NOT NULL,
	"refused" bigint NOT NULL,
	"client_errors" bigint NOT NULL,
	"server_errors" bigint NOT NULL,
	"latency_ms" bigint NOT NULL,
	CONSTRAINT "usage_usage_plan_id_api_key_id_rest_api_id_stage_name_hour_pk" PRIMARY KEY("usage_plan_id","api_key_id","rest_api_id","stage_name","hour")
);
--> statement-breakpoint
CREATE TABLE "usage_journals" (
	"node_id" text NOT NULL,
	"file" text NOT NULL,
	"position" bigint NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "usage_journals_node_id_file_pk" PRIMARY KEY("node_id","file")
);
--> statement-breakpoint
CREATE TABLE "user_identities" (
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"user_id" text NOT NULL,
	CONSTRAINT "user_identities_issuer_subject_pk" PRIMARY KEY("issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"created_at" timestamp with time zone NOT NULL,
	"last_signed_in_at" timestamp with time zone,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
ALTER TABLE "access_keys" ADD CONSTRAINT "access_keys_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_keys" ADD CONSTRAINT "access_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_app_id_apps_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."apps"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "apps" ADD CONSTRAINT "apps_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "apps" ADD CONSTRAINT "apps_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authorizers" ADD CONSTRAINT "authorizers_rest_api_id_rest_apis_id_fk" FOREIGN KEY ("rest_api_id") REFERENCES "public"."rest_apis"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deployments" ADD CONSTRAINT "deployments_rest_api_id_rest_apis_id_fk" FOREIGN KEY ("rest_api_id") REFERENCES "public"."rest_apis"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "documentation_parts" ADD CONSTRAINT "documentation_parts_rest_api_id_rest_apis_id_fk" FOREIGN KEY ("rest_api_id") REFERENCES "public"."rest_apis"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "gateway_responses" ADD CONSTRAINT "gateway_responses_rest_api_id_rest_apis_id_fk" FOREIGN KEY ("rest_api_id") REFERENCES "public"."rest_apis"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_reports" ADD CONSTRAINT "import_reports_rest_api_id_rest_apis_id_fk" FOREIGN KEY ("rest_api_id") REFERENCES "public"."rest_apis"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "methods" ADD CONSTRAINT "methods_rest_api_id_resource_id_resources_rest_api_id_id_fk" FOREIGN KEY ("rest_api_id","resource_id") REFERENCES "public"."resources"("rest_api_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "models" ADD CONSTRAINT "models_rest_api_id_rest_apis_id_fk" FOREIGN KEY ("rest_api_id") REFERENCES "public"."rest_apis"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_plans" ADD CONSTRAINT "product_plans_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_plans" ADD CONSTRAINT "product_plans_usage_plan_id_usage_plans_id_fk" FOREIGN KEY ("usage_plan_id") REFERENCES "public"."usage_plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_stages" ADD CONSTRAINT "product_stages_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "product_stages" ADD CONSTRAINT "product_stages_rest_api_id_rest_apis_id_fk" FOREIGN KEY ("rest_api_id") REFERENCES "public"."rest_apis"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "products" ADD CONSTRAINT "products_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "request_validators" ADD CONSTRAINT "request_validators_rest_api_id_rest_apis_id_fk" FOREIGN KEY ("rest_api_id") REFERENCES "public"."rest_apis"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "resources" ADD CONSTRAINT "resources_rest_api_id_rest_apis_id_fk" FOREIGN KEY ("rest_api_id") REFERENCES "public"."rest_apis"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rest_apis" ADD CONSTRAINT "rest_apis_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_deployments" ADD CONSTRAINT "stage_deployments_rest_api_id_stage_name_stages_rest_api_id_stage_name_fk" FOREIGN KEY ("rest_api_id","stage_name") REFERENCES "public"."stages"("rest_api_id","stage_name") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stages" ADD CONSTRAINT "stages_rest_api_id_rest_apis_id_fk" FOREIGN KEY ("rest_api_id") REFERENCES "public"."rest_apis"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stages" ADD CONSTRAINT "stages_rest_api_id_deployment_id_deployments_rest_api_id_id_fk" FOREIGN KEY ("rest_api_id","deployment_id") REFERENCES "public"."deployments"("rest_api_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_app_id_apps_id_fk" FOREIGN KEY ("app_id") REFERENCES "public"."apps"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "subscriptions" ADD CONSTRAINT "subscriptions_usage_plan_id_usage_plans_id_fk" FOREIGN KEY ("usage_plan_id") REFERENCES "public"."usage_plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_plan_keys" ADD CONSTRAINT "usage_plan_keys_usage_plan_id_usage_plans_id_fk" FOREIGN KEY ("usage_plan_id") REFERENCES "public"."usage_plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_plan_keys" ADD CONSTRAINT "usage_plan_keys_api_key_id_api_keys_id_fk" FOREIGN KEY ("api_key_id") REFERENCES "public"."api_keys"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_plan_stages" ADD CONSTRAINT "usage_plan_stages_usage_plan_id_usage_plans_id_fk" FOREIGN KEY ("usage_plan_id") REFERENCES "public"."usage_plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_plan_stages" ADD CONSTRAINT "usage_plan_stages_rest_api_id_stage_name_stages_rest_api_id_stage_name_fk" FOREIGN KEY ("rest_api_id","stage_name") REFERENCES "public"."stages"("rest_api_id","stage_name") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "usage_plans" ADD CONSTRAINT "usage_plans_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "user_identities" ADD CONSTRAINT "user_identities_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_keys_account_id_index" ON "access_keys" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_value_hash_index" ON "api_keys" USING btree ("value_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "api_keys_previous_value_hash_index" ON "api_keys" USING btree ("previous_value_hash");--> statement-breakpoint
CREATE INDEX "api_keys_account_id_index" ON "api_keys" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "api_keys_app_id_index" ON "api_keys" USING btree ("app_id");--> statement-breakpoint
CREATE INDEX "apps_account_id_index" ON "apps" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "apps_user_id_index" ON "apps" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "audit_records_account_id_at_index" ON "audit_records" USING btree ("account_id","at");--> statement-breakpoint
CREATE INDEX "members_user_id_index" ON "members" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "models_rest_api_id_name_index" ON "models" USING btree ("rest_api_id","name");--> statement-breakpoint
CREATE INDEX "products_account_id_index" ON "products" USING btree ("account_id");--> statement-breakpoint
CREATE UNIQUE INDEX "resources_rest_api_id_parent_id_path_part_index" ON "resources" USING btree ("rest_api_id","parent_id","path_part");--> statement-breakpoint
CREATE INDEX "rest_apis_account_id_index" ON "rest_apis" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "stage_deployments_rest_api_id_stage_name_index" ON "stage_deployments" USING btree ("rest_api_id","stage_name");--> statement-breakpoint
CREATE UNIQUE INDEX "subscriptions_app_id_product_id_index" ON "subscriptions" USING btree ("app_id","product_id");--> statement-breakpoint
CREATE INDEX "subscriptions_product_id_index" ON "subscriptions" USING btree ("product_id");--> statement-breakpoint
CREATE INDEX "usage_plan_keys_api_key_id_index" ON "usage_plan_keys" USING btree ("api_key_id");--> statement-breakpoint
CREATE INDEX "usage_plan_stages_rest_api_id_stage_name_index" ON "usage_plan_stages" USING btree ("rest_api_id","stage_name");--> statement-breakpoint
CREATE INDEX "usage_plans_account_id_index" ON "usage_plans" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "quota_leases_node_id_index" ON "quota_leases" USING btree ("node_id");--> statement-breakpoint
CREATE INDEX "usage_account_id_hour_index" ON "usage" USING btree ("account_id","hour");--> statement-breakpoint
CREATE INDEX "usage_api_key_id_hour_index" ON "usage" USING btree ("api_key_id","hour");--> statement-breakpoint
CREATE INDEX "usage_rest_api_id_hour_index" ON "usage" USING btree ("rest_api_id","hour");