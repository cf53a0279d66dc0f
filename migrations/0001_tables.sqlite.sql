-- An approved version never changes. (Forgetting a person takes the row out and puts it in again without the name.)
CREATE TRIGGER approved_versions_stay BEFORE UPDATE ON guide_versions
BEGIN
    SELECT RAISE(ABORT, 'an approved version never changes');
END;
