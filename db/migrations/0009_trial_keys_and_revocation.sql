CREATE TABLE "trial_keys" (
	"api_key_id" text PRIMARY KEY NOT NULL,
	"product_id" text NOT NULL,
	"visitor_hash" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "revoked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "trial_keys" ADD CONSTRAINT "trial_keys_api_key_id_api_keys_id_fk" FOREIGN KEY ("api_key_id") REFERENCES "public"."api_keys"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trial_keys" ADD CONSTRAINT "trial_keys_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "trial_keys_visitor_hash_product_id_index" ON "trial_keys" USING btree ("visitor_hash","product_id");--> statement-breakpoint
CREATE INDEX "trial_keys_product_id_index" ON "trial_keys" USING btree ("product_id");