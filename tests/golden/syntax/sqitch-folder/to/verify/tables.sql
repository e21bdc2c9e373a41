SELECT id FROM todo WHERE false;
