<?php
// A theme as they were before blocks: the head is written before anything is known of the content.
?><!doctype html>
<html <?php language_attributes(); ?>>
<head>
	<meta charset="<?php bloginfo( 'charset' ); ?>">
	<?php wp_head(); ?>
</head>
<body <?php body_class(); ?>>
	<?php
	while ( have_posts() ) {
		the_post();
		the_title( '<h1>', '</h1>' );
		is_search() ? the_excerpt() : the_content();
	}
	wp_footer();
	?>
</body>
</html>
