// Joins the language and the API: commands made from the catalog, and values turned into text.
