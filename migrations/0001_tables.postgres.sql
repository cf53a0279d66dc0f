-- An approved version never changes. (Forgetting a person takes the row out and puts it in again without the name.)
CREATE FUNCTION approved_version_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'an approved version never changes';
END;
$$;

CREATE TRIGGER approved_versions_stay BEFORE UPDATE ON guide_versions
FOR EACH ROW EXECUTE FUNCTION approved_version_stays();
