-- The public address that the recruiter said Popp has, to notice when the tunnel leads from another one.
ALTER TABLE webhook_endpoints ADD COLUMN given_url TEXT;
