-- Pictures that were uploaded in the console. They stand before those of `brand_dir`.
CREATE TABLE picture (
    about TEXT PRIMARY KEY NOT NULL, -- a store's id, for its logo; `acceptance-mark`
    file  BLOB NOT NULL CHECK (length(file) <= 102400),
    at    INTEGER NOT NULL -- grows with each new picture of the same: by it servers see that there is one
) STRICT;
